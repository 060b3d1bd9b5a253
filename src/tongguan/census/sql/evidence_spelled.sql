-- What the rows that count say of whom, by file, as it is written.
SELECT
  t.file,
  count(*) AS many,
  min(t.at) AS first_at,
  max(t.at) AS last_at
FROM written AS t
JOIN exports AS e ON t.export = e.id
WHERE t.fault IS NULL
  AND (e.told OR t.flagged IS NOT NULL)
  AND t.at BETWEEN $first AND $last
GROUP BY ALL
