-- The handbook's cases from messages, in one plain statement. Variables: messages (file), as_of.
CREATE TABLE cases AS
WITH ordered AS (
  SELECT account_id, conversation_key, message_key, sent_at, is_automatic, is_request AND NOT is_courtesy AS counts,
    direction = 'inbound' AS is_inbound, row_number() OVER talk AS position,
    direction = 'inbound' AND lag(direction) OVER talk IS DISTINCT FROM 'inbound' AS begins_run
  FROM read_parquet(getvariable('messages'))
  WHERE (direction = 'inbound' OR is_request) AND sent_at <= getvariable('as_of')
  WINDOW talk AS (PARTITION BY conversation_key ORDER BY sent_at, direction, message_key)
),
runs AS (
  SELECT *, max(CASE WHEN begins_run THEN sent_at END)
    OVER (PARTITION BY conversation_key ORDER BY position ROWS UNBOUNDED PRECEDING) AS began_at
  FROM ordered
),
events AS (
  SELECT *, CASE WHEN is_inbound THEN 'request'
    WHEN coalesce(is_automatic, sent_at - began_at <= INTERVAL 10 SECOND, FALSE) THEN 'automatic' ELSE 'reply' END AS role
  FROM runs
  WHERE NOT is_inbound OR counts
),
ahead AS (
  SELECT *,
    min(CASE WHEN role = 'reply' THEN sent_at END) OVER onwards AS next_reply_at,
    min(CASE WHEN role = 'reply' THEN position END) OVER onwards AS next_reply,
    min(CASE WHEN role = 'automatic' THEN position END) OVER onwards AS next_automatic
  FROM events
  WINDOW onwards AS (PARTITION BY conversation_key ORDER BY position ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
),
requests AS (
  SELECT *, lag(sent_at) OVER talk AS previous_at,
    CASE WHEN lag(next_reply) OVER talk < position THEN lag(next_reply_at) OVER talk END AS replied_before
  FROM ahead
  WHERE role = 'request'
  WINDOW talk AS (PARTITION BY conversation_key ORDER BY position)
),
openings AS (
  SELECT *, previous_at IS NULL OR sent_at - coalesce(replied_before, previous_at) > INTERVAL 7 DAY AS opens FROM requests
),
numbered AS (
  SELECT *, count_if(opens) OVER (PARTITION BY conversation_key ORDER BY position ROWS UNBOUNDED PRECEDING) AS number
  FROM openings
),
grouped AS (
  SELECT any_value(account_id) AS account_id, arg_min(message_key, position) AS case_key, min(sent_at) AS opened_at,
    max(next_reply_at) FILTER (opens) AS first_reply_at,
    CASE WHEN bool_and(next_reply IS NOT NULL) THEN max(next_reply_at) END AS reply_to_last,
    count_if(NOT opens AND sent_at - replied_before >= INTERVAL 72 HOUR)::INTEGER AS reopened,
    bool_or(opens AND coalesce(next_automatic < next_reply, next_automatic IS NOT NULL)) AS automatic_first
  FROM numbered
  GROUP BY conversation_key, number
)
SELECT * EXCLUDE (reply_to_last),
  CASE WHEN reply_to_last + INTERVAL 72 HOUR <= getvariable('as_of') THEN reply_to_last END AS resolved_at
FROM grouped
