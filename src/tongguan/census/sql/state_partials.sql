-- What one file adds: each person on each Beijing day.
SELECT
  $file AS file,
  CAST((t.at + $beijing) // $micros AS INTEGER) AS day,
  t.handler,
  t.person,
  bit_or(e.bit_w) AS seen_w,
  bit_or(CASE WHEN t.flagged THEN e.bit_w ELSE 0 END) AS flagged_w
FROM transfers AS t
JOIN exports AS e ON t.export = e.id
WHERE t.fault IS NULL
  AND t.handler IS NOT NULL
  AND (e.told OR t.flagged IS NOT NULL)
  AND t.at BETWEEN $first AND $last
GROUP BY ALL
HAVING t.person IS NOT NULL
