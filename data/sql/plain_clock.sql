-- Macro: a stamp (plain_signs) with its time of day, and what stands around its date, as stamp_parts knows them.
-- '14h05', 'jam 14', 'pk. 14.05', '1405 WIB', '14.05 W.I.B.', '(12/08/2026)', '12_08_2026', '12 Agustus ''26', '+0700 WIB'
CREATE OR REPLACE MACRO plain_clock(stamp) AS
  trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
  regexp_replace(regexp_replace(regexp_replace(stamp,
    '\bw\.? ?i\.? ?(b|ta?|t\.? ?a)\.?$', 'wi\1'),
    '\((\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})\)', ' \1 '),
    '^(\d{1,2}|\d{4})[\\_,](\d{1,2})[\\_,](\d{4}|\d{1,2})\b', '\1/\2/\3'),
    '''(\d{2})\b', '\1'),
    '(\d{2}[.:]\d{2}) ?([+]\d{2})[.:]?(\d{2})?(?: ?(?:wib|wita|wit))?$', '\1 \2\3'),
    '\b(\d{1,2}) ?h ?(\d{2}) ?m?\b', '\1:\2'),
    '(\d{2}[.:]\d{2}) ?(?:hrs?|hours)\b', '\1'),
    '\bpk[.:]? ?(\d)', 'pkl \1'),
    '(\d[-/.]\d{4} )([01]\d|2[0-3])([0-5]\d)((?: (?:wib|wita|wit))?)$', '\1\2:\3\4'),
    '\b(?:pukul|jam|pkl)[.:]? ?(\d{1,2})((?: (?:pagi|siang|sore|malam))?(?: (?:wib|wita|wit))?)$', ' \1:00\2'))
