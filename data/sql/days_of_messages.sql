-- The days (WIB) of each account on which upload files of messages have rows.
SELECT DISTINCT account_id, (sent_at + INTERVAL 7 HOUR)::DATE AS day FROM read_parquet($files)
