-- A small table (small_table) into the store, in place of the one that may be there, which stands for `some_table`.
CREATE OR REPLACE TABLE some_table AS SELECT * FROM small_table
