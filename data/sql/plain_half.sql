-- Macro: a stamp (plain_signs) with AM or PM in place of the half of the day that Indonesian names: "02.05 siang" and
-- "07.30 malam" are PM, "10.30 siang" and "12.15 malam" AM; beside an hour after 12 the word says nothing more.
-- The stamp stands here once: it is a long expression, copied to each place where a macro names it.
CREATE OR REPLACE MACRO plain_half(stamp) AS
  regexp_replace(regexp_replace(regexp_replace(stamp,
    '\b((?:1[3-9]|2[0-3])[.:]\d{2}(?:[.:]\d{2})?) ?(?:pagi|siang|sore|malam)\b', '\1'),
    '\b(?:((?:0?\d|1[01])[.:]\d{2}(?:[.:]\d{2})?) ?pagi|(1[01][.:]\d{2}(?:[.:]\d{2})?) ?siang|((?:12|0?[1-5])[.:]\d{2}(?:[.:]\d{2})?) ?malam)\b', '\1\2\3 am'),
    '\b(?:((?:12|0?[1-9])[.:]\d{2}(?:[.:]\d{2})?) ?siang|((?:0?[1-9]|1[0-2])[.:]\d{2}(?:[.:]\d{2})?) ?sore|((?:0?[6-9]|1[01])[.:]\d{2}(?:[.:]\d{2})?) ?malam)\b', '\1\2\3 pm')
