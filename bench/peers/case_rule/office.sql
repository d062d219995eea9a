-- Macro: office seconds from the first day of days to a moment, whose row of days is d.
CREATE MACRO office(moment, d) AS d.before
  + greatest(d.begin_1, least(d.end_1, epoch(moment + INTERVAL 7 HOUR)::BIGINT % 86400)) - d.begin_1
  + greatest(d.begin_2, least(d.end_2, epoch(moment + INTERVAL 7 HOUR)::BIGINT % 86400)) - d.begin_2
  + greatest(d.begin_3, least(d.end_3, epoch(moment + INTERVAL 7 HOUR)::BIGINT % 86400)) - d.begin_3
