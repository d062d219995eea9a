-- The figures of the handbook, section 4, but the medians (medians.sql), one row per period and unit active in it: out of
-- the store's tables of days (data/sql: case_days, open_days, reply_days), so that they cost as much for many cases as for few.
-- Parameters: by (account, opd, kind, regency, platform), clock (wall, office), first and last (DATE, the days on which the
-- first and the last step begin), step (INTERVAL: a month or a week), steps (length of a period, which ends with its
-- step), start_date, platform, channel (null: all). `period` is the day on which the period's last step begins.
-- Durations are seconds, rates 0 to 1, null where there is nothing to judge.
WITH periods AS (
  SELECT step::DATE AS period,
    greatest((step - $step::INTERVAL * ($steps - 1))::DATE, coalesce($start_date::DATE, DATE '0001-01-01')) AS begins,
    (step + $step::INTERVAL)::DATE AS ends
  FROM (SELECT unnest(generate_series($first::TIMESTAMP, $last::TIMESTAMP, $step::INTERVAL)) AS step)
),
owners AS (
  SELECT *,
    unit_of($by, account_id, opd_id, opds.kind, platform) AS unit
  FROM account_periods
  JOIN opds USING (opd_id)
  WHERE $platform::VARCHAR IS NULL OR platform = $platform
),
active AS (
  SELECT periods.period, periods.ends, owners.unit, owners.account_id,
    greatest(owners.valid_from, periods.begins) AS first_day,
    least(owners.valid_to, periods.ends - 1) AS last_day
  FROM periods
  JOIN owners ON owners.valid_from < periods.ends AND owners.valid_to >= periods.begins
  WHERE periods.begins < periods.ends
),
units AS (
  SELECT DISTINCT period, unit FROM active
),
opened AS (
  SELECT *, unit_of($by, account_id, opd_id, opds.kind, platform) AS unit
  FROM case_days
  JOIN opds USING (opd_id)
  WHERE ($platform::VARCHAR IS NULL OR platform = $platform) AND ($channel::VARCHAR IS NULL OR channel = $channel)
),
counted AS (
  SELECT period, unit,
    sum(cases)::BIGINT AS cases,
    sum(CASE WHEN $clock = 'office' THEN due_office ELSE due_wall END)::BIGINT AS due,
    sum(CASE WHEN $clock = 'office' THEN on_time_office ELSE on_time_wall END)::BIGINT AS on_time,
    sum(due_wall)::BIGINT AS due_wall,
    sum(answered)::BIGINT AS answered,
    max(CASE WHEN $clock = 'office' THEN longest_office ELSE longest_wall END) AS longest_response,
    sum(resolution_due)::BIGINT AS resolution_due,
    sum(resolved_in_time)::BIGINT AS resolved_in_time,
    sum(reopened)::BIGINT AS reopened,
    sum(resolved_or_reopened)::BIGINT AS resolved_or_reopened,
    sum(from_messages)::BIGINT AS from_messages,
    sum(automatic_first)::BIGINT AS automatic_first,
    sum(excluded)::BIGINT AS excluded,
    sum(closed_unanswered)::BIGINT AS closed_unanswered
  FROM opened
  JOIN periods ON opened.day >= periods.begins AND opened.day < periods.ends
  GROUP BY period, unit
),
looks AS (
  -- the moment T at which an account's stocks are counted, and for whom
  SELECT periods.period, account_states.account_id,
    least(from_wib(periods.ends::TIMESTAMP), account_states.as_of) AS looked_at
  FROM periods
  CROSS JOIN account_states
),
holders AS (
  SELECT DISTINCT looks.period, looks.account_id, closing_day(looks.looked_at) AS day, owners.unit
  FROM looks
  JOIN owners ON owners.account_id = looks.account_id
  WHERE CASE WHEN $by IN ('opd', 'kind')
    THEN wib(looked_at - INTERVAL 1 SECOND)::DATE BETWEEN owners.valid_from AND owners.valid_to
    ELSE EXISTS (SELECT 1 FROM active WHERE active.period = looks.period AND active.account_id = looks.account_id) END
),
stocks AS (
  SELECT period, unit,
    sum(backlog_lt_1d)::BIGINT AS backlog_lt_1d,
    sum(backlog_1_3d)::BIGINT AS backlog_1_3d,
    sum(backlog_3_7d)::BIGINT AS backlog_3_7d,
    sum(backlog_7_30d)::BIGINT AS backlog_7_30d,
    sum(backlog_gt_30d)::BIGINT AS backlog_gt_30d,
    sum(waiting_again)::BIGINT AS waiting_again
  FROM holders
  JOIN open_days USING (account_id, day)
  WHERE ($platform::VARCHAR IS NULL OR platform = $platform) AND ($channel::VARCHAR IS NULL OR channel = $channel)
  GROUP BY period, unit
),
sent AS (
  SELECT periods.period, owners.unit, sum(reply_days.sent)::BIGINT AS replies_sent
  FROM reply_days
  JOIN owners ON owners.account_id = reply_days.account_id
    AND reply_days.day BETWEEN owners.valid_from AND owners.valid_to
  JOIN periods ON reply_days.day >= periods.begins AND reply_days.day < periods.ends
  WHERE $channel::VARCHAR IS NULL OR reply_days.channel = $channel
  GROUP BY periods.period, owners.unit
),
today AS (
  SELECT wib(max(as_of))::DATE AS day FROM account_states
),
ended AS (
  SELECT active.period, active.unit, active.account_id, active.first_day,
    CASE WHEN today.day IS NOT NULL THEN least(active.last_day, today.day - 1) END AS last_day
  FROM active
  CROSS JOIN today
),
covered AS (
  SELECT ended.period, ended.unit, ended.account_id,
    count(coverage.day) AS covered_days,
    any_value(days_of.active_days) AS active_days
  FROM ended
  JOIN (SELECT period, unit, account_id, sum(greatest(0, last_day - first_day + 1)) AS active_days
        FROM ended GROUP BY period, unit, account_id) AS days_of USING (period, unit, account_id)
  LEFT JOIN coverage ON coverage.account_id = ended.account_id
    AND coverage.day BETWEEN ended.first_day AND ended.last_day
  GROUP BY ended.period, ended.unit, ended.account_id
),
complete AS (
  SELECT period, unit,
    CASE WHEN $by IN ('regency', 'platform', 'kind') THEN sum(covered_days) / nullif(sum(active_days), 0)
         ELSE min(covered_days / nullif(active_days, 0)) END AS coverage
  FROM covered
  GROUP BY period, unit
)
SELECT
  units.period, units.unit,
  coalesce(cases, 0) AS cases,
  coalesce(due, 0) AS due,
  coalesce(on_time, 0) AS on_time,
  on_time / nullif(due, 0) AS on_time_rate,
  answered / nullif(due_wall, 0) AS answered_rate,
  longest_response,
  coalesce(resolution_due, 0) AS resolution_due,
  coalesce(resolved_in_time, 0) AS resolved_in_time,
  resolved_in_time / nullif(resolution_due, 0) AS resolution_rate,
  reopened / nullif(resolved_or_reopened, 0) AS reopen_rate,
  coalesce(backlog_lt_1d, 0) AS backlog_lt_1d,
  coalesce(backlog_1_3d, 0) AS backlog_1_3d,
  coalesce(backlog_3_7d, 0) AS backlog_3_7d,
  coalesce(backlog_7_30d, 0) AS backlog_7_30d,
  coalesce(backlog_gt_30d, 0) AS backlog_gt_30d,
  coalesce(waiting_again, 0) AS waiting_again,
  automatic_first / nullif(from_messages, 0) AS auto_share,
  coalesce(replies_sent, 0) AS replies_sent,
  coalesce(excluded, 0) AS excluded,
  coalesce(closed_unanswered, 0) AS closed_unanswered,
  coverage
FROM units
LEFT JOIN counted USING (period, unit)
LEFT JOIN stocks USING (period, unit)
LEFT JOIN sent USING (period, unit)
LEFT JOIN complete USING (period, unit)
ORDER BY units.period, units.unit
