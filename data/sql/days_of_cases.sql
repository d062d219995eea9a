-- The days (WIB) of each account on which upload files of cases have rows: those on which cases were opened.
SELECT DISTINCT account_id, wib(opened_at)::DATE AS day FROM read_parquet($files)
