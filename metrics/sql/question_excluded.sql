-- Units of which more than a share of all cases was excluded; an OPD where it has several accounts.
-- Parameters: by (account, opd), first_day and last_day of opening (DATE, inclusive), min_cases, share.
SELECT unit_of($by, account_id, opd_id) AS unit,
  count(excluded) AS numerator, count(*) AS denominator, numerator / denominator AS value,
  list(case_key) FILTER (excluded IS NOT NULL) AS case_keys
FROM cases
WHERE opened_on BETWEEN $first_day::DATE AND $last_day::DATE
GROUP BY unit
HAVING count(*) >= $min_cases AND count(excluded) / count(*) > $share
  AND ($by = 'account' OR count(DISTINCT account_id) > 1)
ORDER BY unit
