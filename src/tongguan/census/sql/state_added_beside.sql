-- The same without the people of corrected files, who are counted anew.
SELECT a.*
FROM added AS a
ANTI JOIN recount AS r USING (handler, person)
