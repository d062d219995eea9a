-- What an office could reach that answers at once, but only in office hours (handbook, section 3): of the due cases those
-- whose next open moment comes within the citizen-clock target, counted by data/sql/case_days.sql.
-- One row per day of opening. Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive).
SELECT day, sum(reachable)::BIGINT AS reachable, sum(due_wall)::BIGINT AS due
FROM case_days
WHERE due_wall > 0 AND day BETWEEN $first_day::DATE AND $last_day::DATE
  AND unit_of($by, account_id, opd_id) = $unit
GROUP BY day
ORDER BY day
