-- Macro: a date in digits, taken apart, as each order reads it: STRUCT(dmy, mdy, ymd), null where it cannot; null for
-- any other date. Two-digit years count from 2010 to `last_year`: so "26/08/05" can be year first, "05/08/26" cannot.
CREATE OR REPLACE MACRO date_readings(parts, last_year) AS CASE
  WHEN parts IS NOT NULL AND length(parts.first) BETWEEN 1 AND 2 AND try_cast(parts.second AS INTEGER) IS NOT NULL
    THEN struct_pack(
      dmy := try_cast(format('{}-{}-{}', full_year(parts.third, last_year), parts.second, parts.first) AS DATE),
      mdy := try_cast(format('{}-{}-{}', full_year(parts.third, last_year), parts.first, parts.second) AS DATE),
      ymd := CASE WHEN length(parts.third) <= 2
               THEN try_cast(format('{}-{}-{}', full_year(parts.first, last_year), parts.second, parts.third) AS DATE) END)
END
