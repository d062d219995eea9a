-- Rows of all valid message uploads of some accounts, as they were stored. A view, so that each statement reads the
-- columns that it names. Variable: message_files. Tables: uploads(path, upload_number, arrival, newest_first, has_seconds),
-- states(account_id, account_number). `minute_tie` orders messages of one conversation with equal stamps of minutes
-- (handbook, section 2, "Order"): by upload, member and row.
CREATE OR REPLACE TEMP VIEW stored_messages AS
SELECT stored.* EXCLUDE (account_id, path, has_seconds), stored.direction = 'inbound' AS is_inbound,
  states.account_number, uploads.upload_number, uploads.has_seconds,
  CASE WHEN NOT uploads.has_seconds THEN
    (uploads.arrival::HUGEINT << 60)
    + (coalesce(try_cast(regexp_extract(member, '\d+') AS INTEGER), 0)::HUGEINT << 34)
    + (1::HUGEINT << 32) + CASE WHEN uploads.newest_first THEN -stored.row ELSE stored.row END END AS minute_tie
FROM read_parquet(getvariable('message_files'), filename = 'path') AS stored
JOIN uploads USING (path)
JOIN states USING (account_id)
