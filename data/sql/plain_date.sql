-- Macro: the date of a stamp as spreadsheets write one that they have understood (2026-05-08, 08-May-26), without a zone;
-- null for any other stamp.
CREATE OR REPLACE MACRO plain_date(stamp, iso, parts, local) AS CASE
  WHEN iso AND stamp[11] <> 'T' AND stamp[-6] NOT IN ('+', '-') AND stamp[-1] <> 'Z' THEN try_cast(stamp[1:10] AS DATE)
  WHEN parts.zone = '' AND regexp_matches(stamp, '^(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-[A-Za-z]{3}-\d{2,4})(?: |$)')
    THEN local::DATE
END
