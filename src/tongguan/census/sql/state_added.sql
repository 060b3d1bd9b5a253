-- What the files add that are not folded in yet.
SELECT
  p.handler,
  p.person,
  bit_or(p.seen_w) AS seen_w,
  bit_or(p.flagged_w) AS flagged_w,
  min(CASE WHEN $ordinary THEN p.day END) AS first_ordinary,
  min(CASE WHEN $sensitive THEN p.day END) AS first_sensitive
FROM partials AS p
WHERE p.file >= $oldest
  AND p.file IN (SELECT id FROM files WHERE NOT folded)
  AND p.day BETWEEN $first AND $last
GROUP BY ALL
