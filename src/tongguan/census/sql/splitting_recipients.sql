-- Who sends to whom this year, and whether it counts.
SELECT handler, recipient, counts, count(*) AS transfers
FROM sent
WHERE recipient IS NOT NULL AND day >= $new_year
GROUP BY handler, recipient, counts
ORDER BY handler, recipient, counts
