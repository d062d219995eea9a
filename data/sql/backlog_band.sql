-- Macro: which of the five bands of the backlog an open case of that age in seconds is in: its place (0 to 4) among
-- metrics.figures.BANDS.
CREATE OR REPLACE MACRO backlog_band(age) AS
CASE WHEN age < 1 * 86400 THEN 0 WHEN age < 3 * 86400 THEN 1 WHEN age < 7 * 86400 THEN 2 WHEN age < 30 * 86400 THEN 3
     WHEN age >= 30 * 86400 THEN 4 END
