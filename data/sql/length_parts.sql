-- Macro: a length of time taken apart, the largest unit first; all parts empty where the text is none.
CREATE OR REPLACE MACRO length_parts(stamp, letters) AS regexp_extract(plain_length(stamp, letters),
  '^(?:(\d{1,6}(?:[.,]\d{1,2})?) minggu ?)?(?:(\d{1,6}(?:[.,]\d{1,2})?) hari ?)?(?:(\d{1,6}(?:[.,]\d{1,2})?) jam ?)?(?:(\d{1,7}(?:[.,]\d{1,2})?) menit ?)?(?:(\d{1,9}(?:[.,]\d{1,2})?) detik)?$',
  ['weeks', 'days', 'hours', 'minutes', 'seconds'])
