-- Units of a window with name, kind and whether one of their accounts is valid on its last day.
-- Parameters: by (account, opd), first_day and last_day of the window (DATE, inclusive).
WITH periods AS (
  SELECT *, CASE WHEN $by = 'account' THEN account_id ELSE opd_id END AS unit,
    $last_day::DATE BETWEEN valid_from AND valid_to AS is_valid_at_end
  FROM account_periods
  WHERE valid_from <= $last_day::DATE AND valid_to >= $first_day::DATE
)
SELECT periods.unit,
  CASE WHEN $by = 'account' THEN periods.unit ELSE any_value(opds.name) END AS name,
  arg_max(opds.kind, periods.valid_from) AS kind,
  bool_or(is_valid_at_end) AS is_valid_at_end
FROM periods
JOIN opds USING (opd_id)
GROUP BY periods.unit
ORDER BY periods.unit
