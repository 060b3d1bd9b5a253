-- How many people were first counted on which days.
SELECT handler, first_ordinary, first_sensitive, count(*) AS people
FROM base
GROUP BY ALL
