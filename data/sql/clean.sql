-- Macro: a cell as text: trimmed, empty is null, the apostrophe that guards a formula text taken off again.
-- Most cells need nothing: one look decides that.
CREATE OR REPLACE TEMP MACRO clean(cell) AS CASE
  WHEN cell = '' THEN NULL
  WHEN NOT regexp_matches(cell, '^[\s\x{a0}'']|[\s\x{a0}]$') THEN cell
  ELSE nullif(regexp_replace(regexp_replace(cell, '^[\s\x{a0}]+|[\s\x{a0}]+$', '', 'g'), '^''([=+@-])', '\1'), '')
END
