-- The people of corrected files, as they were counted.
SELECT
  b.handler,
  b.person,
  bit_or(b.seen_w) AS seen_w,
  bit_or(b.flagged_w) AS flagged_w,
  min(b.first_ordinary) AS first_ordinary,
  min(b.first_sensitive) AS first_sensitive
FROM (SELECT * FROM base UNION ALL BY NAME SELECT * FROM recent) AS b
SEMI JOIN recount AS r USING (handler, person)
GROUP BY ALL
