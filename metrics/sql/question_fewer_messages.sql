-- Accounts with fewer messages per covered day than a share of their own median of the six months before, where that
-- median makes expect at least min_cases messages. Of tickets the cases count. `value` and `usual`: messages per day.
-- Parameters: first_day and last_day of the month (DATE, inclusive), min_cases, share, least_months.
WITH daily AS (
  SELECT account_id, day, sum(messages) AS messages FROM upload_days GROUP BY account_id, day
  UNION ALL BY NAME
  SELECT account_id, opened_on AS day, count(*) AS messages FROM cases WHERE basis = 'status' GROUP BY account_id, day
),
paces AS (
  SELECT account_id AS unit, coverage.day >= $first_day::DATE AS is_now, count(DISTINCT coverage.day) AS days,
    coalesce(sum(daily.messages), 0)::BIGINT AS received, received / days AS pace
  FROM coverage
  LEFT JOIN daily USING (account_id, day)
  WHERE coverage.day BETWEEN $first_day::DATE - INTERVAL 6 MONTH AND $last_day::DATE
  GROUP BY account_id, date_trunc('month', coverage.day), is_now
),
before AS (
  SELECT unit, median(pace) AS usual FROM paces WHERE NOT is_now GROUP BY unit HAVING count(*) >= $least_months
),
behind AS (
  SELECT account_id AS unit, list(case_key) AS case_keys
  FROM cases
  WHERE opened_on BETWEEN $first_day::DATE AND $last_day::DATE AND excluded IS NULL
  GROUP BY account_id
)
SELECT unit, received AS numerator, days AS denominator, pace AS value, usual, case_keys
FROM paces
JOIN before USING (unit)
LEFT JOIN behind USING (unit)
WHERE is_now AND usual * days >= $min_cases AND pace < usual * $share
ORDER BY unit
