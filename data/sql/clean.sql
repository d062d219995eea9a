-- Macro: a cell as text: trimmed, empty is null, the apostrophe that guards a formula text taken off again.
-- Most cells need nothing: a look at their first and last sign decides that (160 is the no-break space).
CREATE OR REPLACE TEMP MACRO clean(cell) AS CASE
  WHEN unicode(cell) > 39 AND unicode(cell) <> 160 AND unicode(cell[-1]) > 32 AND unicode(cell[-1]) <> 160 THEN cell
  ELSE nullif(regexp_replace(regexp_replace(cell, '^[\s\x{a0}]+|[\s\x{a0}]+$', '', 'g'), '^''([=+@-])', '\1'), '')
END
