-- What was made of uploads (data.cases.cutting.cut) into the store.
INSERT INTO store.some_table SELECT * FROM made_some_table
