-- Macro: a word of a status or a side as it is compared: "SELESAI." is "selesai", "on-progress" is "on progress".
CREATE OR REPLACE MACRO word(cell) AS
  nullif(trim(regexp_replace(lower(cell), '[\s_\x{a0}-]+', ' ', 'g'), ' .,' || chr(59) || ':!?*"''()[]✓✔✅'), '')
