-- Tickets of a unit in a window, and those of them whose status says closed, by whomever.
-- Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive).
SELECT count(*) FILTER (closed) AS closed, count(*) AS tickets
FROM cases
WHERE excluded IS NULL AND basis = 'status' AND opened_on BETWEEN $first_day::DATE AND $last_day::DATE
  AND unit_of($by, account_id, opd_id) = $unit
