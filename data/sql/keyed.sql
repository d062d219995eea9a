-- Macro: 64-bit keyed hash of one kind of id; `kind` keeps equal texts of different kinds apart. Null stays null.
CREATE OR REPLACE MACRO keyed(secret, kind, identity) AS
  ('0x' || substr(sha256(secret || '/' || kind || '/' || identity), 1, 16))::UBIGINT
