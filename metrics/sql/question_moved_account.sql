-- Accounts that came to another OPD within the window, after its first day. `numerator`: cases opened before, `denominator`: all of the window.
-- Parameters: window_day (DATE, its first day), last_day (DATE, inclusive), min_cases.
WITH owners AS (
  SELECT account_id AS unit, opd_id AS to_opd, lag(opd_id) OVER history AS from_opd, valid_from AS day
  FROM account_periods
  WINDOW history AS (PARTITION BY account_id ORDER BY valid_from)
),
moves AS (
  SELECT unit, arg_max(from_opd, day) AS from_opd, arg_max(to_opd, day) AS to_opd, max(day) AS day
  FROM owners
  WHERE from_opd <> to_opd AND day > $window_day::DATE AND day <= $last_day::DATE
  GROUP BY unit
)
SELECT unit, count(*) FILTER (opened_on < day) AS numerator, count(*) AS denominator, numerator / denominator AS value,
  any_value(day) AS day, any_value(from_opd) AS from_opd, any_value(to_opd) AS to_opd, list(case_key) AS case_keys
FROM moves
JOIN cases ON cases.account_id = moves.unit
WHERE opened_on BETWEEN $window_day::DATE AND $last_day::DATE AND excluded IS NULL
GROUP BY unit
HAVING count(*) >= $min_cases
ORDER BY unit
