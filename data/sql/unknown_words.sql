-- Words that no reviewed table has, each as it is written first: how many rows have it, and the first of them.
SELECT problem AS why, first(problem_value ORDER BY member, row) AS word, count(*) AS rows,
  first(row ORDER BY member, row) AS row
FROM judged
WHERE problem IN ('unknown_status', 'bad_direction', 'unknown_opener')
GROUP BY why, word(problem_value)
ORDER BY why, rows DESC, row
