-- Macro: a citizen's name or number as an OPD may still recognise it: "B…71"; of a short name only the first sign.
CREATE OR REPLACE MACRO masked(name) AS
  CASE WHEN length(name) >= 6 THEN upper(left(name, 1)) || '…' || right(name, 2) ELSE upper(left(name, 1)) || '…' END
