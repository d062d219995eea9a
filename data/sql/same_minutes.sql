-- Of each account with rows in both: in how many minutes cases of a table opened on days of its citizens' messages in
-- another table, in how many of these such a message stands, too, and the first and last of the days. Parameters: cases,
-- messages (files of rows).
WITH asked AS (
  SELECT DISTINCT account_id, date_trunc('minute', sent_at) AS minute
  FROM read_parquet($messages) WHERE direction = 'inbound'
),
opened AS (
  SELECT DISTINCT account_id, date_trunc('minute', opened_at) AS minute FROM read_parquet($cases)
),
days AS (
  SELECT DISTINCT account_id, wib(minute)::DATE AS day FROM asked
)
SELECT opened.account_id, count(*), count(asked.minute), min(days.day), max(days.day)
FROM opened
JOIN days ON days.account_id = opened.account_id AND days.day = wib(opened.minute)::DATE
LEFT JOIN asked ON asked.account_id = opened.account_id AND asked.minute = opened.minute
GROUP BY opened.account_id
ORDER BY opened.account_id
