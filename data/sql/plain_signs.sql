-- Macro: a stamp in lower case without what nobody sees, with plain spaces, apostrophes and hyphens, zones by their short
-- names, and without quotation marks and brackets around it or around its time of day.
CREATE OR REPLACE MACRO plain_signs(stamp) AS
  trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    translate(lower(trim(regexp_replace(regexp_replace(stamp,
      '[\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}\x{feff}]', '', 'g'),
      '[\s\x{a0}\x{2000}-\x{200a}\x{202f}\x{3000}]+', ' ', 'g'))), '’‘`´ʼ‐‑‒–—−', '''''''''''------'),
    '^[''"]+|["'']+$|[.,\x3b]$', '', 'g'),
    ' ?\((?:waktu|western|central|eastern|indochina|coordinated|wib|wita|wit)[^)]*\)$| ?\[[^\]]*\]$', ''),
    '\((\d{1,2}[.:]\d{2}[^)]*)\)', ' \1 '),
    ' ?(?:gmt|utc) ?([+-]\d)', ' \1'),
    ' ?(?:asia/(?:jakarta|pontianak)|waktu indonesia barat)', ' wib'),
    ' ?(?:asia/(?:makassar|ujung_pandang)|waktu indonesia tengah)', ' wita'),
    ' ?(?:asia/jayapura|waktu indonesia timur)', ' wit'))
