-- The most people there may be: all apart.
SELECT seen_w, flagged_w, first_ordinary, first_sensitive, 1 AS weight
FROM apart
