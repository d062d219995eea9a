-- A table of the store (its file is store.duckdb), made of what another statement finds, which stands for the last line;
-- `some_table` stands for its name.
CREATE TABLE store.some_table AS
some_statement
