-- What came after the base for the people who are added to.
SELECT
  r.handler,
  r.person,
  bit_or(r.seen_w) AS seen_w,
  bit_or(r.flagged_w) AS flagged_w,
  min(r.first_ordinary) AS first_ordinary,
  min(r.first_sensitive) AS first_sensitive
FROM recent AS r
SEMI JOIN added AS a USING (handler, person)
GROUP BY ALL
