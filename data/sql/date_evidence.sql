-- Macro: what a stamp in digits, taken apart, says of the order of day and month; null where it says nothing.
CREATE OR REPLACE TEMP MACRO date_evidence(parts) AS CASE
  WHEN parts IS NULL OR length(parts.first) > 2 THEN NULL
  WHEN try_cast(parts.first AS INTEGER) NOT BETWEEN 1 AND 31 OR try_cast(parts.second AS INTEGER) NOT BETWEEN 1 AND 31
    THEN NULL
  WHEN try_cast(parts.first AS INTEGER) > 12 AND try_cast(parts.second AS INTEGER) <= 12 THEN 'day_first'
  WHEN try_cast(parts.first AS INTEGER) <= 12 AND try_cast(parts.second AS INTEGER) > 12 THEN 'month_first'
  WHEN try_cast(parts.first AS INTEGER) <= 12 AND try_cast(parts.second AS INTEGER) <= 12
       AND try_cast(parts.first AS INTEGER) <> try_cast(parts.second AS INTEGER) THEN 'either'
END
