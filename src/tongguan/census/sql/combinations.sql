-- Each combination of pseudonyms once, however it is written: in which exports it was seen, in which with a row
-- flagged as sensitive, since when.
SELECT
  CAST(sum(s.many) AS BIGINT) AS many,
  bit_or(s.seen_w) AS seen_w,
  bit_or(s.flagged_w) AS flagged_w,
  min(s.first_ordinary) AS first_ordinary,
  min(s.first_sensitive) AS first_sensitive
FROM identified AS s
WHERE s.many > 0
  AND s.known
GROUP BY ALL
