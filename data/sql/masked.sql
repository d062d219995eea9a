-- Macro: a citizen's name or number as an OPD may still recognise it: "B…71"; what is shorter than four signs is hidden.
CREATE OR REPLACE TEMP MACRO masked(name) AS
  CASE WHEN length(name) >= 4 THEN upper(left(name, 1)) || '…' || right(name, 2) WHEN name IS NOT NULL THEN '…' END
