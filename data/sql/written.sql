-- Macro: a cell of a reply or a closing; null where its writer says that there is none (`nothing`, a pattern of
-- data/importers/columns/nothing.py: signs, words, dates of zeros). An error of a formula (#REF!) says nothing of the
-- kind and stays.
CREATE OR REPLACE MACRO written(cell, nothing) AS CASE
  WHEN unicode(cell) BETWEEN 50 AND 57 AND NOT contains(cell, '1899') AND NOT contains(cell, '1969')
    AND NOT contains(cell, '9999') THEN cell
  WHEN regexp_full_match(lower(cell), nothing) THEN NULL
  ELSE cell END
