-- Some columns of a statement, sorted by them: no others are made, which may take half the time.
SELECT some_columns FROM (some_statement) ORDER BY some_columns
