-- Working hours and targets of every schedule on some days, as the store has them (data.targets.clocks.day_table).
-- Parameters: first_day and last_day (DATE, inclusive).
SELECT *
FROM days
WHERE day BETWEEN $first_day::DATE AND $last_day::DATE
ORDER BY schedule, day
