-- What figures count of the cases that opened on a day, by account, OPD, platform, channel and (of comments) post: the
-- sums of metrics/sql/figures.sql, clusters.sql and ceiling.sql. An account's rows come of its own cases alone, so that
-- those of accounts that changed can be replaced.
-- Parameter: accounts (null: all). Tables: cases, days. `cases` and all that follows leave excluded ones aside;
-- `reachable`: due cases whose next open moment comes within the citizen-clock target (handbook, section 3), always so on
-- the schedule 24h; `longest_…`: seconds, null without known replies.
WITH openings AS (
  SELECT schedule, day, begin_1, end_1, begin_2, end_2, begin_3, end_3,
    min(CASE WHEN end_1 > begin_1 THEN day::TIMESTAMP + to_seconds(begin_1) END)
      OVER (PARTITION BY schedule ORDER BY day ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_open
  FROM days
),
judged AS (
  SELECT cases.* EXCLUDE (schedule),
    cases.excluded IS NULL AS is_counted,
    CASE WHEN channel = 'comment' THEN post_key END AS post,
    is_counted AND replies_known AND waited >= response_target AS is_due_wall,
    is_counted AND replies_known AND waited_office >= response_target_office AS is_due_office,
    is_counted AND closing_known AND deadline + INTERVAL 72 HOUR <= as_of AS is_resolution_due,
    epoch(wib(opened_at))::BIGINT % 86400 AS second_of_day,
    CASE WHEN second_of_day < begin_1 THEN begin_1 - second_of_day
         WHEN second_of_day < end_1 THEN 0
         WHEN second_of_day < begin_2 THEN begin_2 - second_of_day
         WHEN second_of_day < end_2 THEN 0
         WHEN second_of_day < begin_3 THEN begin_3 - second_of_day
         WHEN second_of_day < end_3 THEN 0
         ELSE epoch(next_open - wib(opened_at)) END AS closed_for
  FROM cases
  JOIN openings ON openings.schedule = cases.schedule AND openings.day = cases.opened_on
  WHERE $accounts::VARCHAR[] IS NULL OR list_contains($accounts::VARCHAR[], account_id)
)
SELECT account_id, opd_id, platform, channel, opened_on AS day, post AS post_key,
  count(*) FILTER (is_counted) AS cases,
  count(*) FILTER (NOT is_counted) AS excluded,
  count(*) FILTER (is_due_wall) AS due_wall,
  count(*) FILTER (is_due_wall AND response <= response_target) AS on_time_wall,
  count(*) FILTER (is_due_wall AND first_reply_at IS NOT NULL) AS answered,
  count(*) FILTER (is_due_wall AND closed_for <= response_target) AS reachable,
  count(*) FILTER (is_due_office) AS due_office,
  count(*) FILTER (is_due_office AND response_office <= response_target_office) AS on_time_office,
  max(coalesce(response, waited)) FILTER (is_counted AND replies_known) AS longest_wall,
  max(coalesce(response_office, waited_office)) FILTER (is_counted AND replies_known) AS longest_office,
  count(*) FILTER (is_resolution_due) AS resolution_due,
  count(*) FILTER (is_resolution_due AND basis = 'status') AS resolution_due_by_status,
  count(*) FILTER (is_resolution_due AND resolved_at <= deadline) AS resolved_in_time,
  count(*) FILTER (is_counted AND reopened > 0) AS reopened,
  count(*) FILTER (is_counted AND reopened IS NOT NULL AND (resolved_at IS NOT NULL OR reopened > 0))
    AS resolved_or_reopened,
  count(*) FILTER (is_counted AND basis = 'silence') AS from_messages,
  count(*) FILTER (is_counted AND basis = 'silence' AND automatic_first) AS automatic_first,
  count(*) FILTER (is_counted AND replies_known AND closed AND first_reply_at IS NULL) AS closed_unanswered
FROM judged
GROUP BY ALL
ORDER BY account_id, day
