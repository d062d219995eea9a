-- All cases of all accounts, as they were cut.
CREATE TABLE cases AS
SELECT * FROM read_parquet($files)
