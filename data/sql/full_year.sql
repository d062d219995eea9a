-- Macro: a year as four digits; 'x' (no year) for two digits outside 2010 to `last_year`, and for anything else.
CREATE OR REPLACE MACRO full_year(digits, last_year) AS CASE
  WHEN length(digits) = 4 THEN digits
  WHEN length(digits) = 2 AND 2000 + digits::INTEGER BETWEEN 2010 AND last_year THEN (2000 + digits::INTEGER)::VARCHAR
  ELSE 'x' END
