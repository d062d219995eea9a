-- What units are called: their latest owner and name among the accounts active in the window.
-- Parameters: by (account, opd), first_day and last_day of the window (DATE, inclusive).
SELECT CASE WHEN $by = 'account' THEN account_id ELSE opd_id END AS unit,
  arg_max(opd_id, valid_from) AS opd_id,
  arg_max(opds.name, valid_from) AS opd_name,
  arg_max(opds.kind, valid_from) AS kind,
  arg_max(platform, valid_from) AS platform,
  arg_max(handle, valid_from) AS handle
FROM account_periods
JOIN opds USING (opd_id)
WHERE valid_from <= $last_day::DATE AND valid_to >= $first_day::DATE
GROUP BY unit
ORDER BY unit
