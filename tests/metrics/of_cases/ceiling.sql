-- What an office could reach that answers at once, but only in office hours (handbook, section 3): of the due cases
-- those whose next open moment comes within the citizen-clock target.
-- One row per day of opening. Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive). Cases on the schedule 24h are always
-- reachable.
WITH openings AS (
  SELECT schedule, day, begin_1, end_1, begin_2, end_2, begin_3, end_3,
    min(CASE WHEN end_1 > begin_1 THEN day::TIMESTAMP + to_seconds(begin_1) END)
      OVER (PARTITION BY schedule ORDER BY day ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_open
  FROM days
),
asked AS (
  SELECT cases.opened_on, cases.response_target, wib(cases.opened_at) AS asked_at,
    epoch(wib(cases.opened_at))::BIGINT % 86400 AS second_of_day, openings.*
  FROM cases
  JOIN openings ON openings.schedule = cases.schedule AND openings.day = cases.opened_on
  WHERE cases.excluded IS NULL AND cases.replies_known AND cases.waited >= cases.response_target
    AND unit_of($by, account_id, opd_id) = $unit
    AND cases.opened_on BETWEEN $first_day::DATE AND $last_day::DATE
),
waits AS (
  SELECT opened_on, response_target, CASE
      WHEN second_of_day < begin_1 THEN begin_1 - second_of_day
      WHEN second_of_day < end_1 THEN 0
      WHEN second_of_day < begin_2 THEN begin_2 - second_of_day
      WHEN second_of_day < end_2 THEN 0
      WHEN second_of_day < begin_3 THEN begin_3 - second_of_day
      WHEN second_of_day < end_3 THEN 0
      ELSE epoch(next_open - asked_at) END AS closed_for
  FROM asked
)
SELECT opened_on AS day, count(*) FILTER (closed_for <= response_target) AS reachable, count(*) AS due
FROM waits
GROUP BY day
ORDER BY day
