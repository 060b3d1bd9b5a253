-- Every row with what becomes of it: the first reason that holds.
SELECT
  t.handler,
  t.file,
  t.place,
  t.seen_person,
  t.seen_time,
  t.seen_export,
  t.at,
  e.position,
  CASE
    WHEN t.fault IS NOT NULL THEN t.fault
    WHEN NOT t.known THEN CASE WHEN t.given THEN $bad_identifier ELSE $no_identifier END
    WHEN t.at IS NULL THEN CASE WHEN t.timed THEN $bad_time ELSE $no_time END
    WHEN e.id IS NULL THEN CASE WHEN t.export IS NULL THEN $no_export ELSE $unknown_export END
    WHEN t.flagged IS NULL AND NOT e.told THEN $sensitivity_not_told
    WHEN t.handler IS NULL THEN $no_handler
    WHEN t.at BETWEEN $first AND $last THEN $used
    ELSE $outside_window
  END AS reason
FROM transfers AS t
LEFT JOIN exports AS e ON t.export = e.id
