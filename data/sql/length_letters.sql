-- Macro: which language the units of a length of time are in, 'id' or 'en', as it shows in this one: "1j 30m" and "3 hari",
-- "2d 3h" and "1h 30m"; null where it does not show ("45m").
CREATE OR REPLACE MACRO length_letters(stamp) AS CASE
  WHEN regexp_matches(lower(stamp), '\d ?(?:j|jam|menit|mnt|detik|dtk|hari|minggu|mgg)(?:[^a-z]|$)') THEN 'id'
  WHEN regexp_matches(lower(stamp),
    '\d ?(?:d|days?|hours?|hrs|minutes?|mins?|seconds?|secs?|weeks?)(?:[^a-z]|$)|\d ?hr? ?\d+ ?m(?:[^a-z]|$)') THEN 'en'
END
