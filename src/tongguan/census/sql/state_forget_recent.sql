-- Take out the people of corrected files.
DELETE FROM recent
USING recount AS r
WHERE recent.person = r.person
  AND recent.handler = r.handler
