-- Events of conversations as cases (handbook, section 2, "Cases from messages"): one statement of plain windows.
-- Tables: events, messages, states(account_id, as_of). `waits`: each stretch in which the citizen, once answered, waits
-- again for 24 h or longer: from `since` (24 h after the inbound) until `until` (the next reply or inbound), null = still.
-- count_if, for a running count(*) FILTER looks at the whole conversation again for every row.
CREATE OR REPLACE TEMP VIEW message_cases AS
WITH looked_ahead AS (
  SELECT conversation_key, message_key, position, sent_at, topic, role,
    min(CASE WHEN role = 'reply' THEN sent_at END) OVER ahead AS next_reply_at,
    min(CASE WHEN role = 'reply' THEN position END) OVER ahead AS next_reply_position,
    min(CASE WHEN role = 'automatic' THEN position END) OVER ahead AS next_automatic_position
  FROM events
  WINDOW ahead AS (PARTITION BY conversation_key ORDER BY position ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
),
requests AS (
  SELECT * EXCLUDE (role),
    lag(sent_at) OVER talk AS previous_at,
    -- the handbook's r: the first human reply from the previous inbound on and before this one
    CASE WHEN lag(next_reply_position) OVER talk < position THEN lag(next_reply_at) OVER talk END AS replied_before
  FROM looked_ahead
  WHERE role = 'request'
  WINDOW talk AS (PARTITION BY conversation_key ORDER BY position)
),
openings AS (
  SELECT *, previous_at IS NULL OR sent_at - coalesce(replied_before, previous_at) > INTERVAL 7 DAY AS opens
  FROM requests
),
numbered AS (
  SELECT *, count_if(opens) OVER talk AS case_number,
    CASE WHEN NOT lead(opens) OVER talk THEN lead(sent_at) OVER talk END AS next_in_case_at
  FROM openings
  WINDOW talk AS (PARTITION BY conversation_key ORDER BY position ROWS UNBOUNDED PRECEDING)
),
cases AS (
  SELECT conversation_key,
    max(message_key) FILTER (WHERE opens) AS message_key,
    min(sent_at) AS opened_at,
    max(next_reply_at) FILTER (WHERE opens) AS first_reply_at,
    max(next_reply_position) FILTER (WHERE opens) AS reply_position,
    bool_or(opens AND coalesce(next_automatic_position < next_reply_position, next_automatic_position IS NOT NULL))
      AS automatic_first,
    max(next_reply_at) FILTER (WHERE next_in_case_at IS NULL) AS reply_to_last,
    count(*) FILTER (WHERE NOT opens AND sent_at - replied_before >= INTERVAL 72 HOUR) AS reopened,
    list(struct_pack(since := sent_at + INTERVAL 24 HOUR, until := least(next_reply_at, next_in_case_at)))
      FILTER (WHERE NOT opens
              AND coalesce(least(next_reply_at, next_in_case_at) - sent_at > INTERVAL 24 HOUR, TRUE)) AS waits,
    arg_min(topic, position) FILTER (WHERE topic IS NOT NULL) AS topic
  FROM numbered
  GROUP BY conversation_key, case_number
)
SELECT opening.account_id, cases.message_key AS case_key, cases.* EXCLUDE (message_key, reply_to_last, reply_position),
  reply.fingerprint AS reply_fingerprint, reply.message_key AS reply_key,
  CASE WHEN reply_to_last + INTERVAL 72 HOUR <= states.as_of THEN reply_to_last END AS resolved_at,
  opening.channel, opening.post_key, opening.author_key, opening.text_length, opening.upload_id, opening.member,
  opening.row
FROM cases
JOIN messages AS opening USING (message_key)
JOIN states USING (account_id)
LEFT JOIN events AS reply
  ON reply.conversation_key = cases.conversation_key AND reply.position = cases.reply_position
  AND reply.role = 'reply'
