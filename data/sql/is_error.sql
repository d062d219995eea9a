-- Macro: a cell holds the error of a formula, or a formula whose result the workbook does not have.
CREATE OR REPLACE MACRO is_error(cell) AS
  cell[1] = '#' AND regexp_full_match(cell, '#(?:REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!|GETTING_DATA)')
  OR cell = '=…'
