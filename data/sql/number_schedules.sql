-- A number for each schedule that days have. Table: days (data.targets.clocks).
CREATE OR REPLACE TEMP TABLE schedule_numbers AS
SELECT schedule, row_number() OVER (ORDER BY schedule) AS schedule_number
FROM (SELECT DISTINCT schedule FROM days)
