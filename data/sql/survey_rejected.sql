-- How many rows of a file there are and cannot be taken, the first of these, and the first whose id is spoilt.
SELECT
  count(*) AS rows,
  count(problem) AS rejected,
  first({member: member, row: row, "column": problem_field, value: problem_value, why: problem} ORDER BY member, row)
    FILTER (problem IS NOT NULL) AS first_one,
  first({row: row, "column": problem_field, value: problem_value} ORDER BY member, row)
    FILTER (problem = 'spoilt_id') AS spoilt
FROM judged
