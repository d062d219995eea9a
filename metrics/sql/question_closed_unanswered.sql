-- Units that closed a share of their closed cases without any human reply; an OPD where it has several accounts.
-- Parameters: by (account, opd), first_day and last_day of opening (DATE, inclusive), min_cases, share.
SELECT unit_of($by, account_id, opd_id) AS unit,
  count(*) FILTER (first_reply_at IS NULL) AS numerator, count(*) AS denominator, numerator / denominator AS value,
  list(case_key) FILTER (first_reply_at IS NULL) AS case_keys
FROM cases
WHERE opened_on BETWEEN $first_day::DATE AND $last_day::DATE AND excluded IS NULL AND replies_known AND closed
GROUP BY unit
HAVING count(*) >= $min_cases AND count(*) FILTER (first_reply_at IS NULL) / count(*) >= $share
  AND ($by = 'account' OR count(DISTINCT account_id) > 1)
ORDER BY unit
