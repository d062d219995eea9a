-- Rows of a file that cannot be taken, with what is wrong.
SELECT member, row, problem_field, problem_value, problem FROM judged WHERE problem IS NOT NULL ORDER BY member, row
