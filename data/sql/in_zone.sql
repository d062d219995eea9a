-- Macro: a stamp says no zone of its own (`parts` null: it is ISO).
CREATE OR REPLACE MACRO in_zone(stamp, parts) AS
  coalesce(parts.zone = '', stamp[-1] <> 'Z' AND stamp[-6] NOT IN ('+', '-'))
