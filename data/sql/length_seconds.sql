-- Macro: whole seconds of a length of time (length_parts); null where it has no part.
CREATE OR REPLACE MACRO length_seconds(parts) AS
  CASE WHEN concat(parts.weeks, parts.days, parts.hours, parts.minutes, parts.seconds) <> '' THEN round(
    604800 * coalesce(try_cast(replace(parts.weeks, ',', '.') AS DOUBLE), 0)
    + 86400 * coalesce(try_cast(replace(parts.days, ',', '.') AS DOUBLE), 0)
    + 3600 * coalesce(try_cast(replace(parts.hours, ',', '.') AS DOUBLE), 0)
    + 60 * coalesce(try_cast(replace(parts.minutes, ',', '.') AS DOUBLE), 0)
    + coalesce(try_cast(replace(parts.seconds, ',', '.') AS DOUBLE), 0))::BIGINT
  END
