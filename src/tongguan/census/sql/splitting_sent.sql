-- Every transfer that can be used, of this year and the last, with what it holds.
SELECT
  COALESCE(t.handler, '') AS handler,
  t.person,
  t.recipient,
  (t.at + $beijing) // $a_day AS day,
  x.counts,
  x.ordinary,
  x.sensitive OR COALESCE(t.flagged, FALSE) AS sensitive
FROM transfers AS t
JOIN sending AS x ON t.export = x.id
WHERE t.fault IS NULL
  AND t.person IS NOT NULL
  AND (x.sensitive OR t.flagged IS NOT NULL)
  AND t.at BETWEEN $first AND $last
