-- What lies in derived files of accounts into the store. Parameter: files.
INSERT INTO store.some_table SELECT * FROM read_parquet($files)
