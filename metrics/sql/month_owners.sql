-- Accounts of a span of days by the OPD that had them last in it, with the days of it that have ended.
-- Parameters: first_day and last_day of the span (DATE, inclusive), today (DATE; null: that of
-- the latest as_of).
WITH today AS (
  SELECT coalesce($today::DATE, wib(max(as_of))::DATE) AS day FROM account_states
),
ended AS (
  SELECT account_id, opd_id, platform, handle, valid_from,
    least(valid_to, $last_day::DATE, today.day - 1) - greatest(valid_from, $first_day::DATE) + 1 AS days
  FROM account_periods
  CROSS JOIN today
)
SELECT account_id, arg_max(ended.opd_id, valid_from) AS opd_id, arg_max(opds.name, valid_from) AS opd_name,
  arg_max(platform, valid_from) AS platform, arg_max(handle, valid_from) AS handle, sum(days)::BIGINT AS days
FROM ended
JOIN opds USING (opd_id)
WHERE days > 0
GROUP BY account_id
ORDER BY opd_id, account_id
