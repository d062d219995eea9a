-- Macro: a stamp stands at midnight, as it is written or (where a program has moved it to UTC) in `zone`.
CREATE OR REPLACE MACRO is_midnight(stamp, local, moment, zone) AS
  CASE WHEN local IS NULL THEN stamp[12:16] = '00:00' AND stamp[17:19] IN ('', ':00', 'Z') ELSE local::TIME = TIME '00:00:00' END
  OR date_trunc('day', timezone(zone, timezone('UTC', moment))) = timezone(zone, timezone('UTC', moment))
