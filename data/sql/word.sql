-- Macro: a word of a status or a side as it is compared (data/importers/rows/words.py, fold): "SELESAI." is "selesai",
-- "on-progress" is "on progress", "di tindak lanjuti" is "ditindaklanjuti".
-- Most cells are one plain word, as one look shows.
CREATE OR REPLACE MACRO word(cell) AS CASE
  WHEN regexp_full_match(cell, '[a-z]+') THEN cell
  ELSE nullif(replace(regexp_replace(trim(regexp_replace(lower(cell), '[\s_\x{a0}-]+', ' ', 'g'),
    ' .,' || chr(59) || ':!?*"''()[]✓✔✅'), '\bdi ([a-z])', 'di\1', 'g'), 'tindak lanjuti', 'tindaklanjuti'), '')
END
