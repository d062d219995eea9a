-- A small table (small_table) into the store (its file is store.duckdb); `some_table` stands for its name.
CREATE TABLE store.some_table AS SELECT * FROM small_table
