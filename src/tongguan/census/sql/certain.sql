-- The fewest people there may be. Of those who may be one, an exclusive identifier tells some apart; the others are
-- one more only where none of these is seen: the union of all, less the union of those who are told apart.
SELECT seen_w, flagged_w, first_ordinary, first_sensitive, 1 AS weight
FROM apart
WHERE exclusive
UNION ALL
SELECT
  bit_or(seen_w) AS seen_w,
  bit_or(flagged_w) AS flagged_w,
  min(first_ordinary) AS first_ordinary,
  min(first_sensitive) AS first_sensitive,
  1 AS weight
FROM apart
GROUP BY component
HAVING NOT bool_and(exclusive)
UNION ALL
SELECT
  bit_or(seen_w) AS seen_w,
  bit_or(flagged_w) AS flagged_w,
  min(first_ordinary) AS first_ordinary,
  min(first_sensitive) AS first_sensitive,
  -1 AS weight
FROM apart
WHERE exclusive
  AND component IN (SELECT component FROM apart GROUP BY component HAVING NOT bool_and(exclusive))
GROUP BY component
