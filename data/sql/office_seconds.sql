-- Macro: office seconds from the first day of the table of days to a moment; `d` is the moment's row of the table clock.
CREATE OR REPLACE MACRO office_seconds(moment, d) AS
  d.before_less_begins
  + greatest(d.begin_1, least(d.end_1, epoch(wib(moment))::BIGINT % 86400))
  + greatest(d.begin_2, least(d.end_2, epoch(wib(moment))::BIGINT % 86400))
  + greatest(d.begin_3, least(d.end_3, epoch(wib(moment))::BIGINT % 86400))
