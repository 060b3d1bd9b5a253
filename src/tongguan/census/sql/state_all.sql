-- Everybody, from the partial results of all files.
SELECT
  handler,
  person,
  bit_or(seen_w) AS seen_w,
  bit_or(flagged_w) AS flagged_w,
  min(CASE WHEN $ordinary THEN day END) AS first_ordinary,
  min(CASE WHEN $sensitive THEN day END) AS first_sensitive
FROM partials
WHERE day BETWEEN $first AND $last
GROUP BY ALL
