-- A table of the store (`some_table`), made of what another statement finds, which stands for the last line.
CREATE TABLE some_table AS
some_statement
