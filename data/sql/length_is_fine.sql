-- Macro: a length of time (length_parts) says more than whole days: "3 hari" may be anything from 72 to 96 hours.
CREATE OR REPLACE MACRO length_is_fine(parts) AS
  concat(parts.hours, parts.minutes, parts.seconds) <> '' OR regexp_matches(concat(parts.weeks, parts.days), '[.,]')
