-- Which orders of day, month and year can read all dates in digits of a file (those that any order can read)?
-- One row: per order whether it can, and the first row that it cannot read; and per pair the first row that the two
-- read differently.
WITH found AS (
  SELECT row, member, unnest(readings) AS reading FROM judged WHERE readings IS NOT NULL
),
readings AS (
  SELECT row, struct_pack(row := row, member := member, stamp := reading.stamp) AS place,
         agreeing(reading.dates, reading.weekday) AS dates
  FROM found
),
dates AS (
  SELECT row, place, dates.dmy AS dmy, dates.mdy AS mdy, dates.ymd AS ymd
  FROM readings
  WHERE coalesce(dates.dmy, dates.mdy, dates.ymd) IS NOT NULL
)
SELECT
  count(*) AS dates,
  arg_min(place, row) FILTER (dmy IS NULL) AS not_dmy,
  arg_min(place, row) FILTER (mdy IS NULL) AS not_mdy,
  arg_min(place, row) FILTER (ymd IS NULL) AS not_ymd,
  arg_min(place, row) FILTER (dmy <> mdy) AS dmy_or_mdy,
  arg_min(place, row) FILTER (dmy <> ymd) AS dmy_or_ymd,
  arg_min(place, row) FILTER (mdy <> ymd) AS mdy_or_ymd
FROM dates
