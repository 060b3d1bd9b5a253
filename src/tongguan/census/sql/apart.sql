-- Everybody who may be a person of their own.
SELECT
  r.component,
  r.person,
  r.exclusive,
  bit_or(c.seen_w) AS seen_w,
  bit_or(c.flagged_w) AS flagged_w,
  min(c.first_ordinary) AS first_ordinary,
  min(c.first_sensitive) AS first_sensitive
FROM resolved AS r
JOIN combinations AS c USING (record)
WHERE r.identified
GROUP BY ALL
