-- A few rows with one fate.
SELECT place, seen_person, seen_time, seen_export
FROM classified
WHERE reason = $wanted
ORDER BY place
LIMIT 3
