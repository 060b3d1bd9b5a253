-- Everybody who may be a person of their own.
SELECT
  min(r.component) AS component,
  r.person,
  bool_or(r.exclusive) AS exclusive,
  bit_or(c.seen_w) AS seen_w,
  bit_or(c.flagged_w) AS flagged_w,
  min(c.first_ordinary) AS first_ordinary,
  min(c.first_sensitive) AS first_sensitive
FROM resolved AS r
JOIN combinations AS c USING (record)
WHERE r.identified
-- A person is of one component, and named by an exclusive identifier or not.
GROUP BY r.person
