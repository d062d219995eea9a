-- What each figure counts of each case, told apart from the program: one row per case opened until the month's end.
-- Parameters: clock (wall, office), last_day. Values are numbers, null where a figure does not count the case. T is the
-- moment at which stocks are counted; `holder` has the account then, `opd_id` had it when the case opened.
WITH seen AS (
  SELECT cases.*, excluded IS NULL AS is_counted, excluded IS NULL AND replies_known AS has_reply,
    CASE WHEN $clock = 'office' THEN response_office ELSE response END AS after,
    CASE WHEN $clock = 'office' THEN waited_office ELSE waited END AS seen_for,
    CASE WHEN $clock = 'office' THEN response_target_office ELSE response_target END AS target,
    CASE WHEN $clock = 'office' THEN resolution_office ELSE resolution END AS ended_after,
    CASE WHEN basis = 'status' THEN seen_for
         WHEN waited < 72 * 3600 THEN NULL
         WHEN $clock = 'office' THEN seen_resolution_office
         ELSE waited - 72 * 3600 END AS end_seen_for,
    excluded IS NULL AND closing_known AND deadline + INTERVAL 72 HOUR <= as_of AS is_judged,
    least(as_of, from_wib(($last_day::DATE + 1)::TIMESTAMP)) AS t
  FROM cases
  WHERE opened_on <= $last_day::DATE
),
told AS (
  SELECT *, has_reply AND seen_for >= target AS is_due, has_reply AND waited >= response_target AS is_due_wall,
    CASE WHEN has_reply AND coalesce(first_reply_at > t, TRUE) THEN epoch(t - opened_at) / 86400 END AS waiting_days,
    has_reply AND first_reply_at <= t AND list_bool_or([w.since <= t AND coalesce(t < w.until, TRUE) FOR w IN waits])
      AS waits_again
  FROM seen
)
SELECT case_key, told.account_id, opened_on, told.opd_id, holders.opd_id AS holder,
  CASE WHEN is_counted THEN 1 END AS cases,
  CASE WHEN is_due THEN 1 END AS due,
  CASE WHEN is_due AND after <= target THEN 1 END AS on_time,
  CASE WHEN is_due THEN coalesce(after <= target, FALSE)::INTEGER END AS on_time_rate,
  CASE WHEN is_due_wall THEN (first_reply_at IS NOT NULL)::INTEGER END AS answered_rate,
  CASE WHEN has_reply THEN coalesce(after, -1 - seen_for) END AS median_response,
  median_response AS p90_response,
  median_response AS longest_response,
  CASE WHEN is_judged THEN 1 END AS resolution_due,
  CASE WHEN is_judged AND resolved_at <= deadline THEN 1 END AS resolved_in_time,
  CASE WHEN is_judged THEN coalesce(resolved_at <= deadline, FALSE)::INTEGER END AS resolution_rate,
  CASE WHEN is_counted AND closing_known THEN coalesce(ended_after, -1 - end_seen_for) END AS median_resolution,
  CASE WHEN is_counted AND (resolved_at IS NOT NULL OR reopened > 0) THEN (reopened > 0)::INTEGER END AS reopen_rate,
  CASE WHEN waiting_days < 1 THEN 1 END AS backlog_lt_1d,
  CASE WHEN waiting_days >= 1 AND waiting_days < 3 THEN 1 END AS backlog_1_3d,
  CASE WHEN waiting_days >= 3 AND waiting_days < 7 THEN 1 END AS backlog_3_7d,
  CASE WHEN waiting_days >= 7 AND waiting_days < 30 THEN 1 END AS backlog_7_30d,
  CASE WHEN waiting_days >= 30 THEN 1 END AS backlog_gt_30d,
  CASE WHEN waits_again THEN 1 END AS waiting_again,
  CASE WHEN is_counted AND basis = 'silence' THEN coalesce(automatic_first, FALSE)::INTEGER END AS auto_share,
  CASE WHEN NOT is_counted THEN 1 END AS excluded,
  CASE WHEN has_reply AND closed AND first_reply_at IS NULL THEN 1 END AS closed_unanswered
FROM told
LEFT JOIN account_periods AS holders ON holders.account_id = told.account_id
  AND wib(t - INTERVAL 1 SECOND)::DATE BETWEEN holders.valid_from AND holders.valid_to
