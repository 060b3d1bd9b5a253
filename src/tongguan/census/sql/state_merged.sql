-- What was counted of the people who were added to, and what is counted of them now.
SELECT
  a.handler,
  b.person IS NOT NULL OR r.person IS NOT NULL AS known,
  coalesce(b.seen_w, 0) | coalesce(r.seen_w, 0) AS was_seen_w,
  coalesce(b.flagged_w, 0) | coalesce(r.flagged_w, 0) AS was_flagged_w,
  least(b.first_ordinary, r.first_ordinary) AS was_ordinary,
  least(b.first_sensitive, r.first_sensitive) AS was_sensitive,
  a.seen_w | coalesce(b.seen_w, 0) | coalesce(r.seen_w, 0) AS is_seen_w,
  a.flagged_w | coalesce(b.flagged_w, 0) | coalesce(r.flagged_w, 0) AS is_flagged_w,
  least(a.first_ordinary, b.first_ordinary, r.first_ordinary) AS is_ordinary,
  least(a.first_sensitive, b.first_sensitive, r.first_sensitive) AS is_sensitive
FROM added AS a
LEFT JOIN base AS b USING (handler, person)
LEFT JOIN lately AS r USING (handler, person)
