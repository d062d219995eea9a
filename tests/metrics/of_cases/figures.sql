-- All figures of the handbook, section 4, one row per period and unit active in it.
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
chosen AS (
  SELECT *,
    unit_of($by, account_id, opd_id, opds.kind, platform) AS unit,
    CASE WHEN $clock = 'office' THEN response_office ELSE response END AS answered_after,
    CASE WHEN $clock = 'office' THEN waited_office ELSE waited END AS seen_for,
    CASE WHEN $clock = 'office' THEN response_target_office ELSE response_target END AS target,
    CASE WHEN $clock = 'office' THEN resolution_office ELSE resolution END AS resolved_after,
    CASE WHEN basis = 'status' AND $clock = 'office' THEN waited_office
         WHEN basis = 'status' THEN waited
         WHEN waited < 72 * 3600 THEN NULL
         WHEN $clock = 'office' THEN seen_resolution_office
         ELSE waited - 72 * 3600 END AS resolution_seen_for
  FROM cases
  JOIN opds USING (opd_id)
  WHERE ($platform::VARCHAR IS NULL OR platform = $platform) AND ($channel::VARCHAR IS NULL OR channel = $channel)
),
cohort AS (
  SELECT periods.period, chosen.*,
    replies_known AND seen_for >= target AS is_due,
    replies_known AND waited >= response_target AS is_due_wall,
    closing_known AND deadline + INTERVAL 72 HOUR <= as_of AS is_resolution_due
  FROM chosen
  JOIN periods ON chosen.opened_on >= periods.begins AND chosen.opened_on < periods.ends
),
counted AS (
  SELECT period, unit,
    count(*) FILTER (excluded IS NULL) AS cases,
    count(*) FILTER (excluded IS NULL AND is_due) AS due,
    count(*) FILTER (excluded IS NULL AND is_due AND answered_after <= target) AS on_time,
    count(*) FILTER (excluded IS NULL AND is_due_wall) AS due_wall,
    count(*) FILTER (excluded IS NULL AND is_due_wall AND first_reply_at IS NOT NULL) AS answered,
    max(coalesce(answered_after, seen_for)) FILTER (excluded IS NULL AND replies_known) AS longest_response,
    count(*) FILTER (excluded IS NULL AND is_resolution_due) AS resolution_due,
    count(*) FILTER (excluded IS NULL AND is_resolution_due AND resolved_at <= deadline) AS resolved_in_time,
    count(*) FILTER (excluded IS NULL AND reopened > 0) AS reopened,
    count(*) FILTER (excluded IS NULL AND reopened IS NOT NULL AND (resolved_at IS NOT NULL OR reopened > 0))
      AS resolved_or_reopened,
    count(*) FILTER (excluded IS NULL AND basis = 'silence') AS from_messages,
    count(*) FILTER (excluded IS NULL AND basis = 'silence' AND automatic_first) AS automatic_first,
    count(*) FILTER (excluded IS NOT NULL) AS excluded,
    count(*) FILTER (excluded IS NULL AND replies_known AND closed AND first_reply_at IS NULL) AS closed_unanswered
  FROM cohort
  GROUP BY period, unit
),
observed AS (
  SELECT period, unit, 'response' AS measure, coalesce(answered_after, seen_for) AS seconds,
         answered_after IS NOT NULL AS happened
  FROM cohort
  WHERE excluded IS NULL AND replies_known
  UNION ALL
  SELECT period, unit, 'resolution' AS measure, coalesce(resolved_after, resolution_seen_for) AS seconds,
         resolved_after IS NOT NULL AS happened
  FROM cohort
  WHERE excluded IS NULL AND closing_known AND coalesce(resolved_after, resolution_seen_for) IS NOT NULL
),
moments AS (
  SELECT period, unit, measure, seconds, count(*) FILTER (happened) AS events, count(*) AS leaving
  FROM observed
  GROUP BY period, unit, measure, seconds
),
at_risk AS (
  SELECT *, sum(leaving) OVER (PARTITION BY period, unit, measure ORDER BY seconds DESC) AS waiting FROM moments
),
curve AS (
  -- Kaplan and Meier (1958): the share still waiting after each moment; censored ones leave after the events
  SELECT *, product(1 - events / waiting) OVER (PARTITION BY period, unit, measure ORDER BY seconds) AS still_waiting
  FROM at_risk
),
quantiles AS (
  SELECT period, unit,
    min(seconds) FILTER (measure = 'response' AND 1 - still_waiting >= 0.5 - 1e-9) AS median_response,
    min(seconds) FILTER (measure = 'response' AND 1 - still_waiting >= 0.9 - 1e-9) AS p90_response,
    min(seconds) FILTER (measure = 'resolution' AND 1 - still_waiting >= 0.5 - 1e-9) AS median_resolution
  FROM curve
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
  SELECT DISTINCT looks.period, looks.account_id, looks.looked_at, owners.unit
  FROM looks
  JOIN owners ON owners.account_id = looks.account_id
  WHERE CASE WHEN $by IN ('opd', 'kind')
    THEN wib(looked_at - INTERVAL 1 SECOND)::DATE BETWEEN owners.valid_from AND owners.valid_to
    ELSE EXISTS (SELECT 1 FROM active WHERE active.period = looks.period AND active.account_id = looks.account_id) END
),
stock AS (
  SELECT holders.period, holders.unit, backlog_band(epoch(holders.looked_at - chosen.opened_at)) AS band,
    coalesce(chosen.first_reply_at > holders.looked_at, TRUE) AS is_open,
    coalesce(list_bool_or([w.since <= holders.looked_at AND coalesce(holders.looked_at < w.until, TRUE)
                           FOR w IN chosen.waits]), FALSE) AS waits_again
  FROM holders
  JOIN chosen ON chosen.account_id = holders.account_id AND chosen.opened_at <= holders.looked_at
  WHERE chosen.excluded IS NULL AND chosen.replies_known
    AND (coalesce(chosen.first_reply_at > holders.looked_at, TRUE) OR chosen.waits IS NOT NULL)
),
stocks AS (
  SELECT period, unit,
    count(*) FILTER (is_open AND band = 0) AS backlog_lt_1d,
    count(*) FILTER (is_open AND band = 1) AS backlog_1_3d,
    count(*) FILTER (is_open AND band = 2) AS backlog_3_7d,
    count(*) FILTER (is_open AND band = 3) AS backlog_7_30d,
    count(*) FILTER (is_open AND band = 4) AS backlog_gt_30d,
    count(*) FILTER (NOT is_open AND waits_again) AS waiting_again
  FROM stock
  GROUP BY period, unit
),
sent AS (
  SELECT periods.period, owners.unit, sum(replies.sent)::BIGINT AS replies_sent
  FROM replies
  JOIN owners ON owners.account_id = replies.account_id
    AND wib(replies.hour)::DATE BETWEEN owners.valid_from AND owners.valid_to
  JOIN periods ON wib(replies.hour)::DATE >= periods.begins
    AND wib(replies.hour)::DATE < periods.ends
  WHERE $channel::VARCHAR IS NULL OR replies.channel = $channel
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
  median_response, p90_response, longest_response,
  coalesce(resolution_due, 0) AS resolution_due,
  coalesce(resolved_in_time, 0) AS resolved_in_time,
  resolved_in_time / nullif(resolution_due, 0) AS resolution_rate,
  median_resolution,
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
LEFT JOIN quantiles USING (period, unit)
LEFT JOIN stocks USING (period, unit)
LEFT JOIN sent USING (period, unit)
LEFT JOIN complete USING (period, unit)
ORDER BY units.period, units.unit
