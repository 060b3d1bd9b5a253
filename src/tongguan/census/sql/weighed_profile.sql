-- How many people share each combination of exports.
SELECT seen_w, flagged_w, CAST(sum(weight) AS BIGINT) AS people
FROM people
GROUP BY ALL
HAVING sum(weight) <> 0
ORDER BY ALL
