-- The people of one file, to be counted anew.
SELECT DISTINCT handler, person
FROM partials
WHERE file = $file
