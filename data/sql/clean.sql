-- Macro: a cell as text: trimmed (also of signs that nobody sees), empty is null, the apostrophe that guards a formula
-- text and the ="…" that guards a number taken off again.
-- Most cells need nothing: a look at their first and last sign decides that (61 is "=", 160 the no-break space).
CREATE OR REPLACE MACRO clean(cell) AS CASE
  WHEN unicode(cell) BETWEEN 40 AND 159 AND unicode(cell) <> 61 AND unicode(cell[-1]) BETWEEN 33 AND 159 THEN cell
  ELSE nullif(regexp_replace(regexp_replace(regexp_replace(cell,
    '^[\s\x{a0}\x{200b}-\x{200f}\x{202a}-\x{202f}\x{2060}-\x{2069}\x{feff}]+|[\s\x{a0}\x{200b}-\x{200f}\x{202a}-\x{202f}\x{2060}-\x{2069}\x{feff}]+$', '', 'g'),
    '^="([^"]*)"$', '\1'), '^''([=+@-])', '\1'), '')
END
