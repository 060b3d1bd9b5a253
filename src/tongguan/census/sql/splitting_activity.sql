-- How many counted transfers a handler made on which days of this year.
SELECT handler, day, count(*) AS transfers
FROM sent
WHERE counts AND day >= $new_year
GROUP BY handler, day
ORDER BY handler, day
