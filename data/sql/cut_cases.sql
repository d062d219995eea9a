-- Events of conversations as cases (handbook, section 2, "Cases from messages"): one statement of plain windows.
-- Tables: events, states(account_id, as_of). `waits`: each stretch in which the citizen, once answered, waits again
-- for 24 h or longer: from `since` (24 h after the inbound) until `until` (the next reply or inbound), null = still.
CREATE OR REPLACE TEMP TABLE message_cases AS
WITH looked_ahead AS (
  SELECT *,
    min(CASE WHEN role = 'reply' THEN sent_at END) OVER ahead AS next_reply_at,
    min(CASE WHEN role = 'reply' THEN position END) OVER ahead AS next_reply_position,
    min(CASE WHEN role = 'automatic' THEN position END) OVER ahead AS next_automatic_position
  FROM events
  WINDOW ahead AS (PARTITION BY account_id, conversation_key ORDER BY position
                   ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
),
requests AS (
  SELECT *,
    lag(sent_at) OVER talk AS previous_at,
    lag(next_reply_at) OVER talk AS reply_to_previous,
    lag(next_reply_position) OVER talk AS reply_to_previous_position
  FROM looked_ahead
  WHERE role = 'request'
  WINDOW talk AS (PARTITION BY account_id, conversation_key ORDER BY position)
),
answered_before AS (
  -- the handbook's r: the first human reply from the previous inbound on and before this one
  SELECT *, CASE WHEN reply_to_previous_position < position THEN reply_to_previous END AS replied_before FROM requests
),
openings AS (
  SELECT *, previous_at IS NULL OR sent_at - coalesce(replied_before, previous_at) > INTERVAL 7 DAY AS opens
  FROM answered_before
),
numbered AS (
  SELECT *, count(*) FILTER (WHERE opens) OVER talk AS case_number
  FROM openings
  WINDOW talk AS (PARTITION BY account_id, conversation_key ORDER BY position ROWS UNBOUNDED PRECEDING)
),
within_case AS (
  SELECT *, lead(sent_at) OVER one_case AS next_in_case_at
  FROM numbered
  WINDOW one_case AS (PARTITION BY account_id, conversation_key, case_number ORDER BY position)
),
cases AS (
  SELECT account_id, conversation_key,
    max(message_key) FILTER (WHERE opens) AS case_key,
    max(sent_at) FILTER (WHERE opens) AS opened_at,
    max(next_reply_at) FILTER (WHERE opens) AS first_reply_at,
    bool_or(coalesce(next_automatic_position < next_reply_position, next_automatic_position IS NOT NULL))
      FILTER (WHERE opens) AS automatic_first,
    max(next_reply_at) FILTER (WHERE next_in_case_at IS NULL) AS reply_to_last,
    count(*) FILTER (WHERE NOT opens AND sent_at - replied_before >= INTERVAL 72 HOUR) AS reopened,
    list(struct_pack(since := sent_at + INTERVAL 24 HOUR, until := least(next_reply_at, next_in_case_at)) ORDER BY sent_at)
      FILTER (WHERE NOT opens
              AND coalesce(least(next_reply_at, next_in_case_at) - sent_at > INTERVAL 24 HOUR, TRUE)) AS waits,
    max(channel) FILTER (WHERE opens) AS channel,
    max(post_key) FILTER (WHERE opens) AS post_key,
    max(author_key) FILTER (WHERE opens) AS author_key,
    arg_min(topic, position) FILTER (WHERE topic IS NOT NULL) AS topic,
    max(text_length) FILTER (WHERE opens) AS text_length,
    max(upload_id) FILTER (WHERE opens) AS upload_id,
    max(member) FILTER (WHERE opens) AS member,
    max(row) FILTER (WHERE opens) AS row
  FROM within_case
  GROUP BY account_id, conversation_key, case_number
)
SELECT cases.*,
  CASE WHEN reply_to_last + INTERVAL 72 HOUR <= states.as_of THEN reply_to_last END AS resolved_at
FROM cases
JOIN states USING (account_id)
