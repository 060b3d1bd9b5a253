-- What the rows that count say of whom, by file, however it is written.
SELECT
  s.file,
  CAST(sum(s.many) AS BIGINT) AS many,
  min(s.first_at) AS first_at,
  max(s.last_at) AS last_at
FROM identified AS s
WHERE s.known
GROUP BY ALL
