-- What another statement finds, which stands for the last line, into a table of the store (`some_table`).
INSERT INTO some_table
some_statement
