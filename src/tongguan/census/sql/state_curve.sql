-- The curve without the first days of the touched people as they were, with those as they are.
SELECT handler, first_ordinary, first_sensitive, CAST(sum(people) AS BIGINT) AS people
FROM (
  SELECT handler, first_ordinary, first_sensitive, people FROM curve
  UNION ALL
  SELECT handler, first_ordinary, first_sensitive, -count(*) AS people FROM before GROUP BY ALL
  UNION ALL
  SELECT handler, first_ordinary, first_sensitive, count(*) AS people FROM after GROUP BY ALL
) AS changes
GROUP BY ALL
HAVING sum(people) <> 0
