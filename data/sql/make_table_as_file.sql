-- One of the store's tables, empty, with the columns of a derived file. Parameter: file.
CREATE TABLE store.some_table AS SELECT * FROM read_parquet($file) WITH NO DATA
