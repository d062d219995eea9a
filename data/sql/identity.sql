-- Macro: a number or name that identifies (trimmed by clean), without the dress that a spreadsheet gave it: 1001 is also '1001 and 1001.0.
CREATE OR REPLACE MACRO identity(cell) AS CASE
  WHEN unicode(cell) <> 39 AND right(cell, 2) <> '.0' THEN cell
  ELSE nullif(regexp_replace(regexp_replace(cell, '^''+', ''), '^(\d+)\.0$', '\1'), '')
END
