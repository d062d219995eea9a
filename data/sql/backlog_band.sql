-- Macro: which of the five bands of the backlog (metrics.figures.BANDS) an open case of that age in seconds is in.
CREATE OR REPLACE MACRO backlog_band(age) AS
CASE WHEN age < 1 * 86400 THEN 'backlog_lt_1d' WHEN age < 3 * 86400 THEN 'backlog_1_3d'
     WHEN age < 7 * 86400 THEN 'backlog_3_7d' WHEN age < 30 * 86400 THEN 'backlog_7_30d'
     WHEN age >= 30 * 86400 THEN 'backlog_gt_30d' END
