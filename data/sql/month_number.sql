-- Macro: the number of a month written as digits, in Roman figures ("12-VIII-2026", as in letters of offices), or as an
-- Indonesian or English word; null for anything else.
CREATE OR REPLACE MACRO month_number(word) AS coalesce(try_cast(word AS INTEGER), (MAP {
  'i': 1, 'ii': 2, 'iii': 3, 'iv': 4, 'v': 5, 'vi': 6, 'vii': 7, 'viii': 8, 'ix': 9, 'x': 10, 'xi': 11, 'xii': 12,
  'jan': 1, 'januari': 1, 'january': 1, 'feb': 2, 'febr': 2, 'febuari': 2,  'februari': 2, 'february': 2, 'peb': 2, 'pebruari': 2,
  'mar': 3, 'mrt': 3, 'maret': 3, 'march': 3, 'apr': 4, 'april': 4, 'mei': 5, 'may': 5, 'jun': 6, 'juni': 6, 'june': 6,
  'jul': 7, 'juli': 7, 'july': 7, 'agu': 8, 'agt': 8, 'ags': 8, 'agust': 8, 'agst': 8, 'agts': 8, 'agus': 8, 'agustus': 8, 'aug': 8, 'august': 8,
  'sep': 9, 'sept': 9, 'september': 9, 'okt': 10, 'oktober': 10, 'oct': 10, 'october': 10,
  'nov': 11, 'nop': 11, 'november': 11, 'nopember': 11, 'des': 12, 'desember': 12, 'dec': 12, 'december': 12})[word])
