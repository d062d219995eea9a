-- Cases from messages (handbook, section 2), one per request that opens one; account by account. In: requests, in its
-- order, so that all of a case has been passed when its opening is reached. Tables: case_waits, states(account_number,
-- account_id, as_of).
CREATE OR REPLACE TEMP VIEW message_cases AS
WITH passed AS (
  SELECT *, count_if(comes_back) OVER onwards AS came_back,
    last_value(CASE WHEN ends_case THEN struct_pack(sent_at := reply.sent_at) END IGNORE NULLS) OVER onwards AS reply_to_last,
    last_value(CASE WHEN ends_case OR topic IS NOT NULL THEN struct_pack(topic := topic) END IGNORE NULLS) OVER onwards
      AS first_topic
  FROM requests
  WINDOW onwards AS (ROWS UNBOUNDED PRECEDING)
),
cases AS (
  SELECT *, came_back - coalesce(lag(came_back) OVER (), 0) AS reopened FROM passed WHERE opens
)
SELECT account_id, account_number, message_key AS case_key, conversation_key, sent_at AS opened_at,
  reply.sent_at AS first_reply_at, automatic_first, reopened, waits, first_topic.topic AS topic,
  reply.fingerprint AS reply_fingerprint, reply.key AS reply_key,
  CASE WHEN reply_to_last.sent_at + INTERVAL 72 HOUR <= as_of THEN reply_to_last.sent_at END AS resolved_at,
  channel, post_key, author_key, text_length, upload_number, member, row
FROM cases
JOIN states USING (account_number)
LEFT JOIN case_waits USING (case_number)
