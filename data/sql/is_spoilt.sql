-- Macro: an id that a spreadsheet has turned into a power of ten, its last digits lost.
CREATE OR REPLACE MACRO is_spoilt(identity) AS
  contains(identity, '+') AND regexp_full_match(identity, '\d(?:[.,]\d+)?[eE]\+\d{1,3}')
