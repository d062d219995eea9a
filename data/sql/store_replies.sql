-- Human replies of all accounts per hour (UTC) and channel.
CREATE TABLE replies AS
SELECT * FROM read_parquet($files)
