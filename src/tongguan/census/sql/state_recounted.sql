-- The people of files that were corrected, counted anew from all partial results.
SELECT
  p.handler,
  p.person,
  bit_or(p.seen_w) AS seen_w,
  bit_or(p.flagged_w) AS flagged_w,
  min(CASE WHEN $ordinary THEN p.day END) AS first_ordinary,
  min(CASE WHEN $sensitive THEN p.day END) AS first_sensitive
FROM partials AS p
SEMI JOIN recount AS r USING (handler, person)
WHERE p.day BETWEEN $first AND $last
GROUP BY ALL
