-- Macro: the number of a month written as digits, or as an Indonesian or English word; null for anything else.
CREATE OR REPLACE MACRO month_number(word) AS coalesce(try_cast(word AS INTEGER), (MAP {
  'jan': 1, 'januari': 1, 'january': 1, 'feb': 2, 'febr': 2, 'febuari': 2,  'februari': 2, 'february': 2, 'peb': 2, 'pebruari': 2,
  'mar': 3, 'mrt': 3, 'maret': 3, 'march': 3, 'apr': 4, 'april': 4, 'mei': 5, 'may': 5, 'jun': 6, 'juni': 6, 'june': 6,
  'jul': 7, 'juli': 7, 'july': 7, 'agu': 8, 'agt': 8, 'ags': 8, 'agust': 8, 'agst': 8, 'agts': 8, 'agus': 8, 'agustus': 8, 'aug': 8, 'august': 8,
  'sep': 9, 'sept': 9, 'september': 9, 'okt': 10, 'oktober': 10, 'oct': 10, 'october': 10,
  'nov': 11, 'nop': 11, 'november': 11, 'nopember': 11, 'des': 12, 'desember': 12, 'dec': 12, 'december': 12})[word])
