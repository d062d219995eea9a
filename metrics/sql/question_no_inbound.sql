-- Accounts of which an upload has private talks with at least min_cases messages of the account and not one of a citizen.
-- `numerator`: these messages, `denominator`: all messages of the account in the month, `value`: the uploads.
-- Parameters: first_day and last_day of the month (DATE, inclusive), min_cases.
WITH one_sided AS (
  SELECT account_id AS unit, upload_id, sum(sent) AS sent, min(day) AS first_day, max(day) AS last_day
  FROM upload_days
  GROUP BY account_id, upload_id
  HAVING sum(received) = 0 AND sum(sent) >= $min_cases AND min(day) <= $last_day::DATE AND max(day) >= $first_day::DATE
),
all_messages AS (
  SELECT account_id AS unit, sum(messages)::BIGINT AS messages
  FROM upload_days
  WHERE day BETWEEN $first_day::DATE AND $last_day::DATE
  GROUP BY account_id
),
found AS (
  SELECT unit, sum(sent)::BIGINT AS sent, count(*) AS uploads, min(first_day) AS day, max(last_day) AS last_day,
    arg_min(upload_id, first_day) AS upload_id
  FROM one_sided
  GROUP BY unit
),
behind AS (
  SELECT unit, list(case_key) AS case_keys
  FROM found
  JOIN cases ON cases.account_id = found.unit AND opened_on BETWEEN found.day AND found.last_day
  WHERE opened_on BETWEEN $first_day::DATE AND $last_day::DATE AND excluded IS NULL
  GROUP BY unit
)
SELECT unit, sent AS numerator, messages AS denominator, uploads::DOUBLE AS value, day, upload_id, case_keys
FROM found
JOIN all_messages USING (unit)
LEFT JOIN behind USING (unit)
ORDER BY unit
