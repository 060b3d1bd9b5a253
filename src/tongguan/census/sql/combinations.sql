-- Each combination of identifiers once: in which exports it was seen, in which with a row flagged as sensitive, since when.
SELECT
  count(*) AS many,
  bit_or(e.bit_w) AS seen_w,
  bit_or(CASE WHEN t.flagged THEN e.bit_w ELSE 0 END) AS flagged_w,
  min(CASE WHEN e.ordinary THEN t.at END) AS first_ordinary,
  min(CASE WHEN e.sensitive OR (e.counts AND t.flagged) THEN t.at END) AS first_sensitive
FROM transfers AS t
JOIN exports AS e ON t.export = e.id
WHERE t.fault IS NULL
  AND t.known
  AND (e.told OR t.flagged IS NOT NULL)
  AND t.at BETWEEN $first AND $last
GROUP BY ALL
