-- Accounts that sent a share of their own messages by night (WIB): a time-zone error? Of tickets the first replies count,
-- excluded ones aside.
-- Parameters: first_day and last_day of sending (DATE, inclusive), min_cases, share, from_hour and to_hour of the night.
WITH sent AS (
  SELECT account_id AS unit, wib(hour) AS sent_at, sent FROM replies
  UNION ALL BY NAME
  SELECT account_id AS unit, wib(first_reply_at) AS sent_at, 1 AS sent
  FROM cases
  WHERE basis = 'status' AND first_reply_at IS NOT NULL AND excluded IS NULL
),
counted AS (
  SELECT unit, sum(sent)::BIGINT AS denominator,
    coalesce(sum(sent) FILTER (hour(sent_at) >= $from_hour OR hour(sent_at) < $to_hour), 0)::BIGINT AS numerator
  FROM sent
  WHERE sent_at::DATE BETWEEN $first_day::DATE AND $last_day::DATE
  GROUP BY unit
),
by_night AS (
  SELECT account_id AS unit, list(case_key) AS case_keys
  FROM cases
  WHERE wib(first_reply_at)::DATE BETWEEN $first_day::DATE AND $last_day::DATE AND excluded IS NULL
    AND opened_on >= $first_day::DATE - INTERVAL 2 MONTH
    AND (hour(wib(first_reply_at)) >= $from_hour OR hour(wib(first_reply_at)) < $to_hour)
  GROUP BY account_id
)
SELECT unit, numerator, denominator, numerator / denominator AS value, case_keys
FROM counted
LEFT JOIN by_night USING (unit)
WHERE denominator >= $min_cases AND numerator / denominator >= $share
ORDER BY unit
