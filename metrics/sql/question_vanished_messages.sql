-- Accounts with days of which a later upload, which covers the day too, lacks several messages of an earlier one.
-- `numerator`: these messages, `denominator`: all messages of these days, `value`: the days.
-- Parameters: first_day and last_day of the days (DATE, inclusive), min_cases, messages.
WITH lacking AS (
  SELECT account_id AS unit, day, max(lacking) AS lacking, arg_max(upload_id, lacking) AS upload_id
  FROM upload_days
  WHERE day BETWEEN $first_day::DATE AND $last_day::DATE AND lacking >= $messages
  GROUP BY account_id, day
),
known AS (
  SELECT account_id AS unit, day, sum(messages) AS messages FROM upload_days GROUP BY account_id, day
),
opened AS (
  SELECT account_id AS unit, opened_on AS day, count(*) AS cases, list(case_key) AS case_keys
  FROM cases
  WHERE opened_on BETWEEN $first_day::DATE AND $last_day::DATE AND excluded IS NULL
  GROUP BY account_id, opened_on
),
enough AS (
  SELECT unit FROM opened GROUP BY unit HAVING sum(cases) >= $min_cases
)
SELECT unit, sum(lacking)::BIGINT AS numerator, sum(messages)::BIGINT AS denominator, count(*)::DOUBLE AS value,
  min(day) AS day, arg_min(upload_id, day) AS upload_id, flatten(list(case_keys) FILTER (case_keys IS NOT NULL)) AS case_keys
FROM lacking
SEMI JOIN enough USING (unit)
JOIN known USING (unit, day)
LEFT JOIN opened USING (unit, day)
GROUP BY unit
ORDER BY unit
