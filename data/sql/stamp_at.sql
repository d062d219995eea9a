-- Macro: the moment of a stamp, UTC without zone, whole seconds; null where it cannot be read. `iso` says that is_iso
-- holds; else `local` is its local_stamp. A stamp without offset is in `zone`. The session's time zone must be UTC.
-- DuckDB's cast to TIMESTAMP would drop an offset without a word; the cast to TIMESTAMPTZ keeps it.
CREATE OR REPLACE MACRO stamp_at(stamp, iso, local, written_zone, zone) AS date_trunc('second', CASE
  WHEN iso AND (stamp[-1] = 'Z' OR stamp[-6] IN ('+', '-')) THEN timezone('UTC', try_cast(stamp AS TIMESTAMPTZ))
  WHEN iso THEN timezone('UTC', timezone(zone, try_cast(stamp AS TIMESTAMP)))
  WHEN written_zone = '' THEN timezone('UTC', timezone(zone, local))
  WHEN written_zone = 'wib' THEN from_wib(local)
  WHEN written_zone = 'wita' THEN local - INTERVAL 8 HOUR
  WHEN written_zone = 'wit' THEN local - INTERVAL 9 HOUR
  WHEN written_zone IN ('z', 'utc', 'gmt') THEN local
  ELSE local - to_minutes((written_zone[1] || '1')::INTEGER * (written_zone[2:3]::INTEGER * 60
       + coalesce(try_cast(right(replace(written_zone[4:], ':', ''), 2) AS INTEGER), 0)))
END)
