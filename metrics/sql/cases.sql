-- The cases behind the figures of a unit and month, excluded ones too, each with all that its figures need.
-- Parameters: by (account, opd, regency), unit, month (DATE, the first of the month), clock (wall, office).
SELECT format('{:016x}', case_key) AS case_id, account_id,
  opened_at, first_reply_at, resolved_at, basis, topic,
  CASE WHEN replies_known THEN CASE WHEN $clock = 'office' THEN waited_office >= response_target_office
    ELSE waited >= response_target END END AS due,
  CASE WHEN NOT replies_known THEN NULL
       WHEN $clock = 'office' AND waited_office >= response_target_office
         THEN coalesce(response_office <= response_target_office, FALSE)
       WHEN $clock = 'wall' AND waited >= response_target THEN coalesce(response <= response_target, FALSE) END AS on_time,
  CASE WHEN closing_known THEN deadline + INTERVAL 72 HOUR <= as_of END AS resolution_due,
  CASE WHEN closing_known AND deadline + INTERVAL 72 HOUR <= as_of THEN coalesce(resolved_at <= deadline, FALSE) END
    AS resolved_in_time,
  reopened, waiting_again, excluded IS NOT NULL AS excluded, as_of, upload_id, member, row
FROM cases
WHERE CASE $by WHEN 'account' THEN account_id WHEN 'opd' THEN opd_id ELSE 'regency' END = $unit
  AND opened_on >= $month::DATE AND opened_on < $month::DATE + INTERVAL 1 MONTH
ORDER BY opened_at, account_id, case_id
