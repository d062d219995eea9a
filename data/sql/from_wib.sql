-- Macro: the moment (UTC) at which the clocks of western Indonesia show this.
CREATE OR REPLACE MACRO from_wib(shown) AS shown - INTERVAL 7 HOUR
