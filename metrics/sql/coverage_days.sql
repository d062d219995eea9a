-- The days behind a coverage: those of a period on which an account of the unit was active and that have ended.
-- Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive), platform (null: all).
WITH today AS (
  SELECT wib(max(as_of))::DATE AS day FROM account_states
),
active AS (
  SELECT account_id, unnest(generate_series(greatest(valid_from, $first_day::DATE),
                                            least(valid_to, $last_day::DATE, today.day - 1), INTERVAL 1 DAY))::DATE AS day
  FROM account_periods
  CROSS JOIN today
  WHERE today.day IS NOT NULL
    AND unit_of($by, account_id, opd_id) = $unit
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
)
SELECT active.account_id, active.day, coverage.day IS NOT NULL AS covered
FROM active
LEFT JOIN coverage ON coverage.account_id = active.account_id AND coverage.day = active.day
ORDER BY active.account_id, active.day
