-- Macro: a number or name that identifies (trimmed by clean), without the dress that people and spreadsheets gave it: 1001 is
-- also '1001, #1001, 1001.0 and 1001,00; digits and hyphens of other kinds are plain in what has a digit and no blank.
CREATE OR REPLACE MACRO identity(cell) AS CASE
  WHEN unicode(cell) NOT IN (35, 39) AND strlen(cell) = length(cell)
    AND (NOT suffix(cell, '0') OR NOT regexp_full_match(cell, '\d+[.,]0{1,2}')) THEN cell
  ELSE nullif(regexp_replace(regexp_replace(regexp_replace(
    CASE WHEN contains(cell, ' ') OR NOT regexp_matches(cell, '\p{Nd}') THEN cell
         ELSE translate(cell, '０１２３４５６７８９‐‑‒–—−－', '0123456789-------') END,
    '^''+', ''), '^#+(\d+)$', '\1'), '^(\d+)[.,]0{1,2}$', '\1'), '')
END
