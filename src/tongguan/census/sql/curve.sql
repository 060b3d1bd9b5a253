-- How many people were first counted on which Beijing days.
SELECT
  handler,
  (first_ordinary + $beijing) // $day AS first_ordinary,
  (first_sensitive + $beijing) // $day AS first_sensitive,
  count(*) AS people
FROM people
GROUP BY ALL
ORDER BY ALL
