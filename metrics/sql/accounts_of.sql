-- Accounts of a unit in a window, with its days on which they were active and that have ended.
-- Parameters: by (account, opd), unit, first_day and last_day of the window (DATE, inclusive).
WITH today AS (
  SELECT wib(max(as_of))::DATE AS day FROM account_states
)
SELECT account_id,
  arg_max(platform, valid_from) AS platform,
  arg_max(handle, valid_from) AS handle,
  min(greatest(valid_from, $first_day::DATE)) AS first_active,
  max(least(valid_to, $last_day::DATE, today.day - 1)) AS last_active
FROM account_periods
CROSS JOIN today
WHERE CASE WHEN $by = 'account' THEN account_id ELSE opd_id END = $unit
  AND valid_from <= $last_day::DATE AND valid_to >= $first_day::DATE
GROUP BY account_id
ORDER BY account_id
