-- Macro: a stamp as people and programs write it, taken apart; all parts empty where it is no date
-- (then plain_stamp may rewrite it for a second try).
-- Numbers are read by numeric_stamp.
-- '05/08/2026 14.30', '5 Agustus 2026', 'Senin, 5 Agu 2026 pukul 14.30 WIB', '2026-8-5 14:30', 'Aug 5, 2026 2:30 PM'
-- A word in front may be a day of the week, or "selesai"; with one that says not yet, or when at the latest, it is no moment
-- at which something happened: 'belum 14/09/2026', 'target 14/09/2026'. '1 x 24' is no October.
CREATE OR REPLACE MACRO stamp_parts(stamp) AS CASE
  WHEN regexp_matches(lower(trim(stamp)), '^(?:\d+ ?x ?\d{1,2}$|(?:belum|blm|blom|blum|belom|durung|dereng|tidak|tdk|tak|gak?|ng?gak|tanpa|no|not|non|never|menunggu|tunggu|waiting|pending|target|rencana|renc|direncanakan|dijadwalkan|jadwal|planned|plan|estimasi|est|eta|expected|perkiraan|kira|sekitar|deadline|due|tenggat|batas|sla|maks|maksimal|max|sebelum|before|by|hingga|sampai|until|akan|batal|dibatalkan|cancelled|canceled|ditunda|tunda|postponed)[.:,]* )') THEN
    regexp_extract('', '()()()()()()()()', ['second', 'first', 'third', 'hour', 'minute', 'secs', 'half', 'zone'])
  WHEN regexp_full_match(lower(trim(stamp)), '(?:[a-z'']+,? +)?[a-z]{3,9}\.? \d{1,2},? \d{4}(?:\D.*)?') THEN
    regexp_extract(lower(trim(stamp)),
      '^(?:[a-z'']+,? +)?([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:(?:,|t| |pukul|jam)+(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(?:[.,]\d+)?)?[  ]*([ap]\.?m\.?)?)?[  ]*(?:utc|gmt)??\s?\(?(wib|wita|wit|utc|gmt|z|[+-]\d{2}:?\d{2}|[+-]\d{1,2})?\)?(?: \(wi(?:b|ta|t)\))?$',
      ['second', 'first', 'third', 'hour', 'minute', 'secs', 'half', 'zone'])
  ELSE
    regexp_extract(numeric_stamp(lower(trim(stamp))),
      '^(?:[a-z'']+,? +)?(\d{1,4})[-/. ](\d{1,2}|[a-z]{1,9})\.?[-/. ](\d{4}|\d{1,2})(?:(?:,|t| |pukul|jam)+(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(?:[.,]\d+)?)?[  ]*([ap]\.?m\.?)?)?[  ]*(?:utc|gmt)??\s?\(?(wib|wita|wit|utc|gmt|z|[+-]\d{2}:?\d{2}|[+-]\d{1,2})?\)?(?: \(wi(?:b|ta|t)\))?$',
      ['first', 'second', 'third', 'hour', 'minute', 'secs', 'half', 'zone'])
END
