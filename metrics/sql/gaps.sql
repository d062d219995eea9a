-- Days of a window without an upload, as runs, per unit and account; only days that have ended. `missing`
-- and `active`: days of the account; `accounts`: those of the unit.
-- Parameters: by (account, opd), first_day and last_day of the window (DATE, inclusive), today (DATE; null: that
-- of the latest as_of).
WITH today AS (
  SELECT coalesce($today::DATE, wib(max(as_of))::DATE) AS day FROM account_states
),
active AS (
  SELECT CASE WHEN $by = 'account' THEN account_id ELSE opd_id END AS unit, account_id,
    greatest(valid_from, $first_day::DATE) AS begins,
    least(valid_to, $last_day::DATE, today.day - 1) AS ends
  FROM account_periods
  CROSS JOIN today
),
days AS (
  SELECT unit, account_id, unnest(generate_series(begins::TIMESTAMP, ends::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
  FROM active
  WHERE begins <= ends
),
sizes AS (
  SELECT unit, account_id, count(*) AS active, count(DISTINCT account_id) OVER (PARTITION BY unit) AS accounts
  FROM days
  GROUP BY unit, account_id
),
missing AS (
  SELECT unit, account_id, day, day - row_number() OVER (PARTITION BY unit, account_id ORDER BY day)::INTEGER AS run
  FROM days
  ANTI JOIN coverage USING (account_id, day)
)
SELECT unit, account_id, min(day) AS first_day, max(day) AS last_day,
  sum(count(*)) OVER (PARTITION BY unit, account_id)::BIGINT AS missing,
  max(day) = least($last_day::DATE, (SELECT day - 1 FROM today)) AS is_open,
  any_value(active)::BIGINT AS active, any_value(accounts)::BIGINT AS accounts
FROM missing
JOIN sizes USING (unit, account_id)
GROUP BY unit, account_id, run
ORDER BY unit, account_id, first_day
