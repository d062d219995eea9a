-- Which OPD had an account from one day to another, by which schedule it worked, and what the office clock shows at the
-- account's as_of and 72 hours before.
-- Tables: states(account_id, account_number, as_of), owners(account_id, opd_id, platform, valid_from, valid_to),
-- schedules(opd_id, since, until, schedule), schedule_numbers, clock.
CREATE OR REPLACE TEMP TABLE duties AS
SELECT states.account_id, account_number, as_of, owners.opd_id, platform, schedule, schedule_number,
  greatest(valid_from, since) AS first_day, least(valid_to, until - 1) AS last_day,
  office_seconds(as_of, ending) AS office_end, office_seconds(as_of - INTERVAL 72 HOUR, judging) AS office_judged
FROM states
JOIN owners USING (account_id)
JOIN schedules USING (opd_id)
JOIN schedule_numbers USING (schedule)
JOIN clock AS ending ON ending.place = clock_place(schedule_number, wib(as_of)::DATE)
JOIN clock AS judging ON judging.place = clock_place(schedule_number, wib(as_of - INTERVAL 72 HOUR)::DATE)
