-- What became of the rows: by file, export and reason.
SELECT handler, file, position, reason, count(*) AS many, min(at) AS first_at, max(at) AS last_at
FROM classified
GROUP BY ALL
