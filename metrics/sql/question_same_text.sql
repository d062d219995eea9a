-- Accounts that gave one text as first reply, within so many seconds or however late, in a share of all first replies.
-- Parameters: first_day and last_day of opening (DATE, inclusive), min_cases, share, seconds (null: however late).
WITH replied AS (
  SELECT account_id AS unit, case_key, response, reply_fingerprint
  FROM cases
  WHERE opened_on BETWEEN $first_day::DATE AND $last_day::DATE AND excluded IS NULL AND basis = 'silence'
    AND first_reply_at IS NOT NULL
),
totals AS (
  SELECT unit, count(*) AS denominator FROM replied GROUP BY unit
),
texts AS (
  SELECT unit, reply_fingerprint, count(*) AS numerator, list(case_key) AS case_keys
  FROM replied
  WHERE ($seconds::BIGINT IS NULL OR response <= $seconds) AND reply_fingerprint IS NOT NULL
  GROUP BY unit, reply_fingerprint
)
SELECT unit, numerator, denominator, numerator / denominator AS value, case_keys
FROM texts
JOIN totals USING (unit)
WHERE denominator >= $min_cases AND numerator / denominator >= $share
QUALIFY row_number() OVER (PARTITION BY unit ORDER BY numerator DESC, reply_fingerprint) = 1
ORDER BY unit
