-- Macro: a moment (UTC) as the clocks of western Indonesia show it: WIB is UTC+7 without summer time.
CREATE OR REPLACE MACRO wib(moment) AS moment + INTERVAL 7 HOUR
