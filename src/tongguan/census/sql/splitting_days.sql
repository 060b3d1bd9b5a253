-- How many people were first counted by a handler on which days of this year.
SELECT handler, first_ordinary, first_sensitive, count(*) AS people
FROM (
  SELECT
    handler,
    person,
    min(CASE WHEN ordinary THEN day END) AS first_ordinary,
    min(CASE WHEN sensitive THEN day END) AS first_sensitive
  FROM sent
  WHERE counts AND day >= $new_year
  GROUP BY handler, person
) AS p
GROUP BY handler, first_ordinary, first_sensitive
ORDER BY handler, first_ordinary, first_sensitive
