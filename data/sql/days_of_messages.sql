-- The days (WIB) of each account on which upload files of messages have rows.
SELECT DISTINCT account_id, wib(sent_at)::DATE AS day FROM read_parquet($files)
