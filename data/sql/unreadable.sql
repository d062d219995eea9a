-- Macro: why a stamp cannot be read: a number stands where a time of day belongs, or anything else.
CREATE OR REPLACE MACRO unreadable(stamp) AS CASE
  WHEN regexp_full_match(stamp, '\S*\d\S* (?:\d{1,2}|\d{1,2}[.,]\d|0?[.,]\d{3,})') THEN 'number_clock'
  ELSE 'unreadable_stamp'
END
