-- Macro: a stamp that is nothing but a number, as a date in text; any other stamp unchanged. How many digits it has
-- says what it is: 5 a spreadsheet's serial day (1900 system, local time), 8, 12 and 14 a date written without signs,
-- 10, 13 and 16 seconds, milliseconds and microseconds since 1970 (UTC).
CREATE OR REPLACE MACRO numeric_stamp(stamp) AS CASE
  WHEN NOT regexp_full_match(stamp, '\d{5,16}(?:[.,]\d+)?') THEN stamp
  WHEN regexp_full_match(stamp, '\d{5}') THEN strftime(DATE '1899-12-30' + stamp::INTEGER, '%Y-%m-%d')
  WHEN regexp_full_match(stamp, '\d{5}[.,]\d+') THEN strftime(
    TIMESTAMP '1899-12-30' + to_seconds(round(replace(stamp, ',', '.')::DOUBLE * 86400)::BIGINT), '%Y-%m-%d %H:%M:%S')
  WHEN regexp_full_match(stamp, '\d{8}') THEN format('{}-{}-{}', stamp[1:4], stamp[5:6], stamp[7:8])
  WHEN regexp_full_match(stamp, '\d{12}|\d{14}') THEN format('{}-{}-{} {}:{}:{}', stamp[1:4], stamp[5:6], stamp[7:8],
    stamp[9:10], stamp[11:12], coalesce(nullif(stamp[13:14], ''), '00'))
  WHEN regexp_full_match(stamp, '(?:\d{10}|\d{13}|\d{16})(?:[.,]\d+)?')
    THEN strftime(make_timestamp(stamp[1:10]::BIGINT * 1000000), '%Y-%m-%d %H:%M:%S') || ' utc'
  ELSE stamp END
