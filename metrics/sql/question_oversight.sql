-- Units with a share of cases of oversight weight, or with twice the share of the month before (then at least min_cases of
-- them); an OPD where it has several accounts.
-- Parameters: by (account, opd), first_day and last_day of the month (DATE, inclusive), min_cases, share, times.
WITH opened AS (
  SELECT unit_of($by, account_id, opd_id) AS unit, account_id, case_key,
    topic_class = 'oversight' AS is_oversight, opened_on >= $first_day::DATE AS is_now
  FROM cases
  WHERE opened_on BETWEEN $first_day::DATE - INTERVAL 1 MONTH AND $last_day::DATE AND excluded IS NULL
),
counted AS (
  SELECT unit, count(*) FILTER (is_now AND is_oversight) AS numerator, count(*) FILTER (is_now) AS denominator,
    count(*) FILTER (NOT is_now AND is_oversight) AS numerator_before, count(*) FILTER (NOT is_now) AS denominator_before,
    count(DISTINCT account_id) FILTER (is_now) AS accounts, list(case_key) FILTER (is_now AND is_oversight) AS case_keys
  FROM opened
  GROUP BY unit
)
SELECT unit, numerator, denominator, numerator / denominator AS value,
  numerator_before / nullif(denominator_before, 0) AS usual, case_keys
FROM counted
WHERE denominator >= $min_cases AND ($by = 'account' OR accounts > 1)
  AND (numerator / denominator >= $share
       OR (numerator >= $min_cases AND denominator_before >= $min_cases
           AND numerator * denominator_before >= $times * numerator_before * denominator))
ORDER BY unit
