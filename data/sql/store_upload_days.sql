-- What each upload says of each account's days.
CREATE TABLE upload_days AS
SELECT * FROM read_parquet($files)
