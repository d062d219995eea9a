-- Has a spreadsheet turned day and month of the dates that it could read so, and left the others as texts? Then those
-- that can be read one way only all stand on the days 1 to 12, and nearly all others in digits beyond the 12th.
-- One row per column where it looks so: a turned row, and one that was left alone. View: stamps (stamps_….sql).
WITH forms AS (
  SELECT column_number, row, member, stamp, plain, dates.dmy AS dmy, dates.mdy AS mdy,
         coalesce(dates.dmy, dates.mdy) IS NOT NULL AS is_digits
  FROM stamps
)
SELECT
  first(struct_pack(row := row, member := member, stamp := strftime(plain, '%Y-%m-%d')) ORDER BY row)
    FILTER (day(plain) <> month(plain)) AS turned,
  first(struct_pack(row := row, member := member, stamp := stamp) ORDER BY row)
    FILTER (is_digits AND (dmy IS NULL OR mdy IS NULL)) AS left_alone
FROM forms
GROUP BY column_number
HAVING turned IS NOT NULL AND bool_and(coalesce(day(plain) <= 12, TRUE))
  AND 3 * count(*) FILTER (is_digits AND (dmy IS NULL OR mdy IS NULL)) >= 2 * greatest(1, count(*) FILTER (is_digits))
  AND count(*) FILTER (is_digits AND dmy <> mdy) < count(*) FILTER (day(plain) <> month(plain))
ORDER BY column_number
