-- Of each account in a message file what may show that it is the wrong file: own messages at night (22:00–05:00 WIB),
-- days with rows, rows on the two busiest days; and how many conversations it has.
WITH valid AS (
  SELECT account_id, conversation_key, direction, wib(sent_at) AS local FROM judged WHERE problem IS NULL
),
days AS (
  SELECT account_id, local::DATE AS day, count(*) AS rows FROM valid GROUP BY account_id, local::DATE
),
busiest AS (
  SELECT account_id, count(*) AS days, sum(rows)::BIGINT AS rows, list_sum(max(rows, 2))::BIGINT AS on_two_days,
    max(day) - min(day) + 1 AS span
  FROM days
  GROUP BY account_id
)
SELECT busiest.account_id, rows, days, span, on_two_days,
  count(*) FILTER (direction = 'outbound') AS own,
  count(*) FILTER (direction = 'outbound' AND (hour(local) >= 22 OR hour(local) < 5)) AS own_at_night,
  count(DISTINCT conversation_key) AS conversations
FROM busiest
JOIN valid USING (account_id)
GROUP BY ALL
ORDER BY busiest.account_id
