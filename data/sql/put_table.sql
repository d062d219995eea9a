-- A small table (small_table) into the store (its file is store.duckdb), in place of the one of that name that may be there;
-- `some_table` stands for its name.
CREATE OR REPLACE TABLE store.some_table AS SELECT * FROM small_table
