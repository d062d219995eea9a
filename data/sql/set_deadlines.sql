-- The resolution target of a case by its class and the day on which it opened: the end of so many working days.
-- Tables: class_days, days (data.targets.clocks).
CREATE OR REPLACE TEMP TABLE deadlines AS
WITH numbered AS (
  SELECT DISTINCT day, working_number, is_working FROM days
)
SELECT class AS topic_class, class_days.day AS opened_on, from_wib(last.day + INTERVAL 1 DAY) AS deadline
FROM class_days
JOIN numbered USING (day)
JOIN numbered AS last ON last.is_working AND last.working_number = numbered.working_number + resolution_days
