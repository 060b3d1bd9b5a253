-- What the rows that count say of whom, by file.
SELECT
  t.file,
  count(*) AS many,
  min(t.at) AS first_at,
  max(t.at) AS last_at
FROM transfers AS t
JOIN exports AS e ON t.export = e.id
WHERE t.fault IS NULL
  AND t.known
  AND (e.told OR t.flagged IS NOT NULL)
  AND t.at BETWEEN $first AND $last
GROUP BY ALL
