-- Macro: why a stamp cannot be read: a number stands where a time of day belongs, a length of time
-- that says no moment ("3 hari kerja", "5 jam lalu"), or anything else.
CREATE OR REPLACE MACRO unreadable(stamp) AS CASE
  WHEN regexp_full_match(stamp, '\S*\d\S* (?:\d{1,2}|\d{1,2}[.,]\d|0?[.,]\d{3,})') THEN 'number_clock'
  WHEN length_letters(stamp) IS NOT NULL AND NOT regexp_matches(stamp, '\d[-/.]\d|\d{4}') OR contains(stamp, '(satuan?)') THEN 'unclear_length'
  ELSE 'unreadable_stamp'
END
