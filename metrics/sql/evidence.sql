-- The cases behind the figures of a unit and period: those that it opened, excluded ones too, and those that it held
-- at the period's end, whenever opened, still open or waiting again; each with all that its figures need.
-- Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive), clock (wall, office), platform
-- and channel (null: all). Durations are seconds on the clock (`age`: plain), stamps UTC.
WITH owners AS (
  SELECT * FROM account_periods
  WHERE unit_of($by, account_id, opd_id) = $unit
    AND ($platform::VARCHAR IS NULL OR platform = $platform)
),
holders AS (
  -- whose stock an account's is at the moment T, as in figures.sql
  SELECT DISTINCT account_states.account_id,
    least(from_wib($last_day::DATE::TIMESTAMP + INTERVAL 1 DAY), account_states.as_of) AS looked_at
  FROM account_states
  JOIN owners USING (account_id)
  WHERE CASE WHEN $by = 'opd'
    THEN wib(looked_at - INTERVAL 1 SECOND)::DATE BETWEEN owners.valid_from AND owners.valid_to
    ELSE owners.valid_from <= $last_day::DATE AND owners.valid_to >= $first_day::DATE END
),
chosen AS (
  SELECT cases.*, looked_at,
    unit_of($by, cases.account_id, opd_id) = $unit
      AND opened_on BETWEEN $first_day::DATE AND $last_day::DATE AS is_opened,
    coalesce(excluded IS NULL AND replies_known AND opened_at <= looked_at, FALSE) AS is_held,
    coalesce(first_reply_at > looked_at, TRUE) AS is_unanswered,
    coalesce(list_bool_or([w.since <= looked_at AND coalesce(looked_at < w.until, TRUE) FOR w IN waits]), FALSE)
      AS is_asked_again,
    CASE WHEN $clock = 'office' THEN response_office ELSE response END AS answered_after,
    CASE WHEN $clock = 'office' THEN waited_office ELSE waited END AS seen_for,
    CASE WHEN $clock = 'office' THEN response_target_office ELSE response_target END AS target,
    CASE WHEN $clock = 'office' THEN resolution_office ELSE resolution END AS resolved_after,
    CASE WHEN basis = 'status' THEN seen_for
         WHEN waited < 72 * 3600 THEN NULL
         WHEN $clock = 'office' THEN seen_resolution_office
         ELSE waited - 72 * 3600 END AS resolution_seen_for
  FROM cases
  LEFT JOIN holders USING (account_id)
  WHERE ($platform::VARCHAR IS NULL OR platform = $platform) AND ($channel::VARCHAR IS NULL OR channel = $channel)
)
SELECT format('{:016x}', case_key) AS case_id, account_id,
  opened_at, first_reply_at, resolved_at, basis, topic,
  CASE WHEN replies_known THEN seen_for >= target END AS due,
  CASE WHEN replies_known AND seen_for >= target THEN coalesce(answered_after <= target, FALSE) END AS on_time,
  CASE WHEN closing_known THEN deadline + INTERVAL 72 HOUR <= as_of END AS resolution_due,
  CASE WHEN closing_known AND deadline + INTERVAL 72 HOUR <= as_of THEN coalesce(resolved_at <= deadline, FALSE) END
    AS resolved_in_time,
  reopened, waiting_again, excluded IS NOT NULL AS excluded, as_of, upload_id, member, row,
  is_opened, replies_known, replies_known AND waited >= response_target AS due_wall,
  CASE WHEN replies_known THEN coalesce(answered_after, seen_for) END AS waited, target,
  CASE WHEN closing_known THEN coalesce(resolved_after, resolution_seen_for) END AS resolution_waited, deadline,
  automatic_first, closed, looked_at,
  CASE WHEN channel = 'comment' AND post_key IS NOT NULL THEN account_id || '/' || post_key
       ELSE account_id || '/' || opened_on END AS cluster,  -- as in clusters.sql
  CASE WHEN is_held AND is_unanswered THEN epoch(looked_at - opened_at)::BIGINT END AS age,
  backlog_band(age) AS band,
  is_held AND NOT is_unanswered AND is_asked_again AS asked_again
FROM chosen
WHERE is_opened OR (is_held AND (is_unanswered OR is_asked_again))
ORDER BY opened_at, account_id, case_id
