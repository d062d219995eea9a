-- One of the store's tables, empty.
CREATE TABLE store.some_table AS SELECT * FROM made_some_table WITH NO DATA
