-- Macro: parts of a stamp (stamp_parts) as a local time without zone; null where there is no such day or hour.
-- date_order is 'dmy', 'mdy' or 'ymd' and holds for dates in digits without a four-digit year in front.
CREATE OR REPLACE MACRO local_stamp(parts, date_order) AS try_cast(format('{}-{}-{} {}:{}:{}',
  CASE WHEN length(parts.first) = 4 THEN parts.first
       WHEN date_order = 'ymd' AND length(parts.third) <= 2 AND try_cast(parts.second AS INTEGER) IS NOT NULL
         THEN (2000 + parts.first::INTEGER)::VARCHAR
       WHEN length(parts.third) = 4 THEN parts.third
       WHEN length(parts.third) = 2 THEN (2000 + parts.third::INTEGER)::VARCHAR
       ELSE 'x' END,
  CASE WHEN length(parts.first) <> 4 AND date_order = 'mdy' AND try_cast(parts.second AS INTEGER) IS NOT NULL
         THEN parts.first
       ELSE coalesce(month_number(parts.second)::VARCHAR, 'x') END,
  CASE WHEN length(parts.first) = 4 THEN parts.third
       WHEN try_cast(parts.second AS INTEGER) IS NULL THEN parts.first
       WHEN date_order = 'mdy' THEN parts.second
       WHEN date_order = 'ymd' AND length(parts.third) <= 2 THEN parts.third
       ELSE parts.first END,
  CASE WHEN parts.hour = '' THEN '0'
       WHEN parts.half = '' THEN parts.hour
       WHEN parts.hour::INTEGER > 12 AND parts.half LIKE 'p%' OR parts.hour IN ('0', '00') AND parts.half LIKE 'a%'
         THEN parts.hour  -- "14:05 PM", "00:05 AM": a clock of 24 hours that says it twice
       WHEN parts.hour::INTEGER NOT BETWEEN 1 AND 12 THEN 'x'
       ELSE (parts.hour::INTEGER % 12 + CASE WHEN parts.half LIKE 'p%' THEN 12 ELSE 0 END)::VARCHAR END,
  CASE WHEN parts.minute = '' THEN '0' ELSE parts.minute END,
  CASE WHEN parts.secs = '' THEN '0' ELSE parts.secs END) AS TIMESTAMP)
