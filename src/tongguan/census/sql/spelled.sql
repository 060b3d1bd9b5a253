-- Each combination of identifiers once, as it is written: in which exports it was seen by rows that can be used, in
-- which with a row flagged as sensitive, since when. One that was not is here too: its identifiers are to be read.
SELECT
  count(e.id) AS many,
  bit_or(e.bit_w) AS seen_w,
  bit_or(CASE WHEN t.flagged THEN e.bit_w ELSE 0 END) AS flagged_w,
  min(CASE WHEN e.ordinary THEN t.at END) AS first_ordinary,
  min(CASE WHEN e.sensitive OR (e.counts AND t.flagged) THEN t.at END) AS first_sensitive
FROM written AS t
LEFT JOIN exports AS e
  ON t.export = e.id
  AND (e.told OR t.flagged IS NOT NULL)
  AND t.at BETWEEN $first AND $last
WHERE t.fault IS NULL
GROUP BY ALL
