-- Of each account in a case file what may show that it is the wrong file: days with openings, openings on the two
-- busiest days. A ticket does not say when the office wrote.
WITH days AS (
  SELECT account_id, wib(opened_at)::DATE AS day, count(*) AS rows
  FROM judged
  WHERE problem IS NULL
  GROUP BY account_id, day
)
SELECT account_id, sum(rows)::BIGINT AS rows, count(*) AS days, max(day) - min(day) + 1 AS span,
  list_sum(max(rows, 2))::BIGINT AS on_two_days, 0 AS own, 0 AS own_at_night,
  0 AS conversations
FROM days
GROUP BY account_id
ORDER BY account_id
