-- Units of which one citizen opened more than a share of the cases, with the rate on time with and without that citizen;
-- an OPD where it has several accounts.
-- Parameters: by (account, opd), clock (wall, office), first_day and last_day of opening (DATE, inclusive), min_cases, share.
WITH opened AS (
  SELECT unit_of($by, account_id, opd_id) AS unit, account_id, case_key, author_key,
    replies_known AND CASE $clock WHEN 'office' THEN waited_office >= response_target_office
      ELSE waited >= response_target END AS is_due,
    is_due AND coalesce(CASE $clock WHEN 'office' THEN response_office <= response_target_office
      ELSE response <= response_target END, FALSE) AS is_on_time
  FROM cases
  WHERE opened_on BETWEEN $first_day::DATE AND $last_day::DATE AND excluded IS NULL
),
totals AS (
  SELECT unit, count(*) AS denominator, count(*) FILTER (is_due) AS due, count(*) FILTER (is_on_time) AS on_time,
    count(DISTINCT account_id) AS accounts
  FROM opened
  GROUP BY unit
),
citizens AS (
  SELECT unit, author_key, count(*) AS numerator, list(case_key) AS case_keys, count(*) FILTER (is_due) AS own_due,
    count(*) FILTER (is_on_time) AS own_on_time
  FROM opened
  WHERE author_key IS NOT NULL
  GROUP BY unit, author_key
)
SELECT unit, numerator, denominator, numerator / denominator AS value, on_time / nullif(due, 0) AS rate,
  (on_time - own_on_time) / nullif(due - own_due, 0) AS rate_without, case_keys
FROM citizens
JOIN totals USING (unit)
WHERE denominator >= $min_cases AND numerator / denominator > $share AND ($by = 'account' OR accounts > 1)
QUALIFY row_number() OVER (PARTITION BY unit ORDER BY numerator DESC, author_key) = 1
ORDER BY unit
