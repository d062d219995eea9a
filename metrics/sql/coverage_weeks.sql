-- For every account and week (its Monday): the days on which the account was active and that have ended, and those of
-- them that uploads cover. Parameters: first_day and last_day (DATE, inclusive).
WITH today AS (
  SELECT wib(max(as_of))::DATE AS day FROM account_states
),
active AS (
  SELECT account_id, unnest(generate_series(greatest(valid_from, $first_day::DATE),
                                            least(valid_to, $last_day::DATE, today.day - 1), INTERVAL 1 DAY))::DATE AS day
  FROM account_periods
  CROSS JOIN today
  WHERE today.day IS NOT NULL
)
SELECT active.account_id, date_trunc('week', active.day)::DATE AS week, count(*) AS active, count(coverage.day) AS covered
FROM active
LEFT JOIN coverage ON coverage.account_id = active.account_id AND coverage.day = active.day
GROUP BY active.account_id, week
ORDER BY active.account_id, week
