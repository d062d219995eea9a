-- Macro: a stamp that stamp_parts cannot take apart in an order and with separators that it can; read a second time, so
-- that no stamp that was read the first time changes its meaning.
-- '14.05, Kamis 3 September 2026', '3 September 2026 pkl. 14.05', 'Thu Sep 3 14:05:00 WIB 2026', '20260903T140500+0700'
CREATE OR REPLACE MACRO plain_stamp(stamp) AS
  trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
  regexp_replace(regexp_replace(regexp_replace(
    plain_half(plain_clock(plain_signs(stamp))),
    '^(?:pukul|pkl|jam)?\.? ?(\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[ap]\.?m\.?)?)(?: (wib|wita|wit|utc|gmt))?[ ,|/-]+((?:.*[^\d])?(?:\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{2}))$', '\3 \1 \2'),
    '^(?:hari )?(?:sen|sel|rab|kam|jum|sab|min|aha|mon|tue|wed|thu|fri|sat|sun)[a-z'']*[ ,./-]+', ''),
    '^(?:tanggal|tgl)[.:]? ?', ''),
    '^(\d{4})(\d{2})(\d{2})[t _-](\d{2})(\d{2})(\d{2})(?:[.,]\d+)? ?', '\1-\2-\3 \4:\5:\6 '),
    '^(\d{4})(\d{2})(\d{2})[t _-](\d{2})(\d{2}) ?', '\1-\2-\3 \4:\5 '),
    '^(\d{4})(\d{2})(\d{2})[t ](\d{1,2}[.:]\d{2})', '\1-\2-\3 \4'),
    '^([a-z]{3,9}) (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?) (?:([a-z]{1,4}|[+-]\d{2}:?\d{2}) )?(\d{4})$', '\1 \2, \5 \3 \4'),
    '(\d)(?:st|nd|rd|th)\b', '\1'),
    '^(\d{1,2})[ -]?([a-z]{3,9})[ -]?(\d{2,4})\b', '\1 \2 \3'),
    '(?:[ ,]*(?:[|/@\x3b·•_-]|at|pkl|pukul|jam|t)\.?[ :]*)+(\d{1,2}[.:]\d{2})', ' \1'))
