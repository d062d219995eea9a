-- Macro: a name that is nobody's: whoever writes without a name is not one and the same person.
CREATE OR REPLACE MACRO is_nameless(name) AS
  regexp_full_match(lower(name), '[-–—_.?*/\s]+|n/?a|null|none|nan|anonim(?:us)?|anonymous|\(anonymous\)|rahasia|dirahasiakan|tanpa nama|tidak disebutkan|tidak ada|no name|unknown|hamba allah|kosong|warga|masyarakat|pelapor')
