-- Macro: the stamp is ISO 8601 as programs write it, so the fast way can read it.
CREATE OR REPLACE MACRO is_iso(stamp) AS
  regexp_full_match(stamp, '\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?')
