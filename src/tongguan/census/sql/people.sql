-- Each person once: in which exports they were seen, in which with a row flagged as sensitive, and since when.
SELECT
  t.handler,
  t.person,
  bit_or(e.bit_w) AS seen_w,
  bit_or(CASE WHEN t.flagged THEN e.bit_w ELSE 0 END) AS flagged_w,
  min(CASE WHEN e.ordinary THEN t.at END) AS first_ordinary,
  min(CASE WHEN e.sensitive OR (e.counts AND t.flagged) THEN t.at END) AS first_sensitive
FROM transfers AS t
JOIN exports AS e ON t.export = e.id
WHERE t.fault IS NULL
  AND t.handler IS NOT NULL
  AND (e.told OR t.flagged IS NOT NULL)
  AND t.at BETWEEN $first AND $last
GROUP BY ALL
-- Once a person, not once a row.
HAVING t.person IS NOT NULL
