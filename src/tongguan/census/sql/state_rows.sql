-- What became of the rows of one file, by day where they can be used.
SELECT
  $file AS file,
  handler,
  position,
  reason,
  CASE WHEN reason = $used THEN CAST((at + $beijing) // $micros AS INTEGER) END AS day,
  count(*) AS many
FROM classified
GROUP BY ALL
