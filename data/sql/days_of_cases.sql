-- The days (WIB) of each account on which upload files of cases have rows: those on which cases were opened.
SELECT DISTINCT account_id, (opened_at + INTERVAL 7 HOUR)::DATE AS day FROM read_parquet($files)
