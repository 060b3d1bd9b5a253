-- The people who were added to, as they are.
SELECT handler, is_seen_w AS seen_w, is_flagged_w AS flagged_w, is_ordinary AS first_ordinary, is_sensitive AS first_sensitive
FROM merged
