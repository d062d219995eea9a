-- How long the cases that a unit opened in a window waited for a human reply, as far as it is seen (seconds).
-- Parameters: by (account, opd, regency), unit, clock (wall, office), first_day and last_day (DATE, inclusive).
SELECT
  CASE WHEN $clock = 'office' THEN coalesce(response_office, waited_office) ELSE coalesce(response, waited) END
    AS seconds,
  first_reply_at IS NOT NULL AS answered,
  CASE WHEN $clock = 'office' THEN response_target_office ELSE response_target END AS target
FROM cases
WHERE excluded IS NULL AND replies_known AND opened_on BETWEEN $first_day::DATE AND $last_day::DATE
  AND unit_of($by, account_id, opd_id) = $unit
ORDER BY seconds
