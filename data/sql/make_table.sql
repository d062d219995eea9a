-- One of the store's tables, empty, as cutting has it, where it is not there.
CREATE TABLE IF NOT EXISTS store.some_table AS SELECT * FROM made_some_table WITH NO DATA
