-- Has a spreadsheet rounded the ids of a file to 15 digits? Then all of 16 digits and more end in zeros, several of them.
-- One row where it looks so: the first of these ids and its row.
SELECT arg_min(row, row) AS row, arg_min(long_id, row) AS id
FROM judged
WHERE long_id IS NOT NULL
HAVING count(DISTINCT long_id) >= 2 AND bool_and(regexp_full_match(long_id, '\d{15}0+'))
