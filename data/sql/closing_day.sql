-- Macro: the day (WIB) at whose end a moment has first passed: the moment's own; at midnight the day that ends.
CREATE OR REPLACE MACRO closing_day(moment) AS wib(moment - INTERVAL 1 MICROSECOND)::DATE
