-- Take out the people of corrected files.
DELETE FROM base
USING recount AS r
WHERE base.person = r.person
  AND base.handler = r.handler
