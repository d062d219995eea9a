-- Accounts of which an upload covers days that no earlier one did, and on which not one message came, although at their own
-- pace (other covered days of this month and the one before, with at least min_cases cases) several were to be expected.
-- `numerator`: these days, `denominator`: covered days of the month, `value`: messages expected on them. Of tickets the
-- cases count as messages.
-- Parameters: first_day and last_day of the month (DATE, inclusive), min_cases, messages.
WITH daily AS (
  SELECT account_id, day, sum(messages) AS messages FROM upload_days GROUP BY account_id, day
  UNION ALL BY NAME
  SELECT account_id, opened_on AS day, count(*) AS messages FROM cases WHERE basis = 'status' GROUP BY account_id, day
),
stated AS (
  SELECT account_id, number, upload_id,
    unnest(generate_series(greatest(first_day, ($first_day::DATE - INTERVAL 1 MONTH)::DATE)::TIMESTAMP,
                           least(last_day, $last_day::DATE)::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
  FROM coverings
),
first_stated AS (
  SELECT account_id AS unit, day, min(number) AS number, arg_min(upload_id, number) AS upload_id,
    coalesce(any_value(messages), 0) AS messages
  FROM stated
  LEFT JOIN daily USING (account_id, day)
  GROUP BY account_id, day
),
oldest AS (
  SELECT account_id AS unit, min(number) AS number FROM coverings GROUP BY account_id
),
added AS (
  SELECT first_stated.unit, first_stated.number, count(*) AS days, min(day) AS day,
    any_value(upload_id) AS upload_id
  FROM first_stated
  JOIN oldest USING (unit)
  WHERE first_stated.day >= $first_day::DATE AND first_stated.number > oldest.number
  GROUP BY first_stated.unit, first_stated.number
  HAVING sum(messages) = 0
),
pace AS (
  SELECT unit, count(*) FILTER (day >= $first_day::DATE) AS covered, sum(messages) AS messages, count(*) AS days
  FROM first_stated
  GROUP BY unit
),
quiet AS (
  SELECT added.unit, added.days, added.day, added.upload_id, pace.covered,
    pace.messages / (pace.days - added.days) * added.days AS usual
  FROM added
  JOIN pace USING (unit)
),
behind AS (
  SELECT account_id AS unit, count(*) AS cases, list(case_key) AS case_keys
  FROM cases
  WHERE opened_on BETWEEN $first_day::DATE - INTERVAL 1 MONTH AND $last_day::DATE AND excluded IS NULL
  GROUP BY account_id
)
SELECT unit, sum(days)::BIGINT AS numerator, any_value(covered) AS denominator, sum(usual) AS value, min(day) AS day,
  arg_min(upload_id, day) AS upload_id, any_value(case_keys) AS case_keys
FROM quiet
JOIN behind USING (unit)
WHERE cases >= $min_cases AND usual >= $messages
GROUP BY unit
ORDER BY unit
