-- How many people share each combination of exports.
SELECT handler, seen_w, flagged_w, count(*) AS people
FROM people
GROUP BY ALL
ORDER BY ALL
