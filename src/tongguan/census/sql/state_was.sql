-- The people who were added to, as they were.
SELECT handler, was_seen_w AS seen_w, was_flagged_w AS flagged_w, was_ordinary AS first_ordinary, was_sensitive AS first_sensitive
FROM merged
WHERE known
