-- The profile without what the touched people were, with what they are.
SELECT handler, seen_w, flagged_w, CAST(sum(people) AS BIGINT) AS people
FROM (
  SELECT handler, seen_w, flagged_w, people FROM profile
  UNION ALL
  SELECT handler, seen_w, flagged_w, -count(*) AS people FROM before GROUP BY ALL
  UNION ALL
  SELECT handler, seen_w, flagged_w, count(*) AS people FROM after GROUP BY ALL
) AS changes
GROUP BY ALL
HAVING sum(people) <> 0
