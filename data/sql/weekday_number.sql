-- Macro: the day of the week (1 Monday … 7 Sunday) that is written in front of a date; null where there is none.
CREATE OR REPLACE MACRO weekday_number(stamp) AS CASE WHEN stamp[1] NOT BETWEEN '0' AND '9' THEN (MAP {
  'sen': 1, 'mon': 1, 'sel': 2, 'tue': 2, 'rab': 3, 'wed': 3, 'kam': 4, 'thu': 4, 'jum': 5, 'fri': 5, 'sab': 6, 'sat': 6,
  'min': 7, 'aha': 7, 'sun': 7})[regexp_extract(lower(stamp), '^\s*(?:hari )?([a-z]{3})', 1)] END
