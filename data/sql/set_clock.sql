-- The office clock and the targets of each schedule and day, by one number (clock_place.sql). Tables: days, schedule_numbers.
CREATE OR REPLACE TEMP TABLE clock AS
SELECT clock_place(schedule_number, day) AS place, before - begin_1 - begin_2 - begin_3 AS before_less_begins,
  begin_1, end_1, begin_2, end_2, begin_3, end_3, response_target, response_target_office
FROM days
JOIN schedule_numbers USING (schedule)
