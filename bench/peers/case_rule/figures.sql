-- Seven figures per account and month. Table: cases. Variable: as_of.
CREATE TABLE figures AS
WITH judged AS (
  SELECT *, epoch(first_reply_at - opened_at)::BIGINT AS response,
    epoch(getvariable('as_of') - opened_at)::BIGINT AS waited
  FROM cases
)
SELECT account_id, date_trunc('month', opened_at + INTERVAL 7 HOUR)::DATE AS month, count(*) AS cases,
  count_if(waited >= 86400) AS due,
  count_if(waited >= 86400 AND response <= 86400) AS on_time,
  count_if(waited >= 86400 AND response <= 86400) / nullif(count_if(waited >= 86400), 0) AS on_time_rate,
  count_if(waited >= 86400 AND response IS NOT NULL) / nullif(count_if(waited >= 86400), 0) AS answered_rate,
  max(coalesce(response, waited)) AS longest_response,
  count_if(automatic_first) / count(*) AS auto_share
FROM judged
GROUP BY ALL
