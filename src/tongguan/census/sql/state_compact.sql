-- Everybody once again, from the base and what came after it.
SELECT
  handler,
  person,
  bit_or(seen_w) AS seen_w,
  bit_or(flagged_w) AS flagged_w,
  min(first_ordinary) AS first_ordinary,
  min(first_sensitive) AS first_sensitive
FROM (SELECT * FROM base UNION ALL BY NAME SELECT * FROM recent) AS everybody
GROUP BY ALL
