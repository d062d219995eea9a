-- Macro: a length of time with its units as minggu, hari, jam, menit and detik, a blank around each. `letters` says what
-- single letters are in the file: 'id' ("h" hari, "d" behind others detik), 'en' ("h" jam, "d" hari), null: not known.
-- '1j30m', '2 days and 3 hours', '2 days, 3:15:00' (and '3:15:00' beside such), '1,5 jam', 'PT1H30M'
CREATE OR REPLACE MACRO plain_length(stamp, letters) AS trim(
  regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
  regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    CASE WHEN regexp_full_match(lower(stamp), 'p(?:\d+[wd])*(?:t(?:\d+[hms])+)?')
      THEN replace(replace(replace(replace(lower(stamp), 'p', ''), 'h', 'jam'), 'd', 'hari'), 't', '')
      ELSE trim(lower(stamp)) END,
    CASE WHEN letters IS NULL THEN '([a-z])' ELSE '([a-z]|^)' END || ',? ?(\d{1,5}):(\d{2}):(\d{2})(?:[.,]\d+)?$', '\1 \2 jam \3 menit \4 detik'),
    '([a-z])(?:[,&+. ]| dan | and )*(\d)', '\1 \2', 'g'),
    '(\d)([a-z])', '\1 \2', 'g'),
    '\b(?:weeks?|wks?|mgg|w)\b\.?', 'minggu', 'g'),
    '\bdays?\b\.?', 'hari', 'g'),
    '\b(?:hours?|hrs|j)\b\.?', 'jam', 'g'),
    '\b(?:minutes?|mins?|mnt|m)\b\.?', 'menit', 'g'),
    '\b(?:seconds?|secs?|dtk|s)\b\.?', 'detik', 'g'),
    '\bd\b', CASE letters WHEN 'en' THEN 'hari' ELSE 'd' END, 'g'),
    '\bhr?\b\.?', CASE letters WHEN 'id' THEN 'hari' WHEN 'en' THEN 'jam' ELSE 'h' END, 'g'),
    '((?:jam|menit) \d+) d\b', CASE letters WHEN 'id' THEN '\1 detik' ELSE '\1 d' END, 'g'),
    ' +', ' ', 'g'))
