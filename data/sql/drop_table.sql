-- Takes a table out of the store, which stands for `some_table`.
DROP TABLE IF EXISTS some_table
