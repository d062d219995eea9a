-- Which accounts each OPD had on any day of a span.
-- Parameters: first_day and last_day of the span (DATE, inclusive).
SELECT DISTINCT opd_id, account_id
FROM account_periods
WHERE valid_from <= $last_day::DATE AND valid_to >= $first_day::DATE
ORDER BY opd_id, account_id
