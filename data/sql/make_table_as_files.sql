-- One of the store's tables, empty, as derived files of accounts have it, where it is not there. Parameter: files.
CREATE TABLE IF NOT EXISTS store.some_table AS SELECT * FROM read_parquet($files) WITH NO DATA
