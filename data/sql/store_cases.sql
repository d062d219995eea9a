-- All cases of all accounts, as they were cut; in this order the file is smaller, and written at once.
CREATE TABLE cases AS
SELECT * FROM read_parquet($files)
ORDER BY account_id
