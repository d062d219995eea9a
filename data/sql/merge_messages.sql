-- Rows of message uploads as one row per message (handbook, section 2, "Same message"). Tables: stored_messages,
-- uploads(upload_number, precedence, repeats), states(account_number, as_of). A higher `precedence` wins where rows
-- contradict each other. A message is there twice only where an upload that `repeats` has it: when it came, some of its
-- rows were there already, in itself or in another upload. What is later than as_of waits.
CREATE OR REPLACE TEMP TABLE merged_messages AS
WITH rows AS (
  SELECT stored_messages.*, CASE WHEN is_inbound THEN 'inbound' ELSE 'outbound' END AS direction, uploads.precedence,
    uploads.repeats
  FROM stored_messages
  JOIN uploads USING (upload_number)
),
repeated AS (
  SELECT message_key
  FROM rows
  SEMI JOIN (SELECT message_key FROM rows WHERE repeats) AS suspects USING (message_key)
  GROUP BY message_key
  HAVING count(*) > 1
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY message_key ORDER BY precedence, member, row) AS rank
  FROM rows
  SEMI JOIN repeated USING (message_key)
),
merged AS (
  SELECT any_value(account_number) AS account_number, message_key, merged_message(ranked, rank) AS whole,
    min(minute_tie) AS minute_tie,
    arg_max(struct_pack(upload_number := upload_number, member := member, row := row), rank) AS reference
  FROM ranked
  GROUP BY message_key
),
one_each AS (
  SELECT account_number, message_key, conversation_key, sent_at, has_seconds, is_inbound, author_key, is_automatic,
    is_courtesy, is_request, channel, post_key, topic, text_length, fingerprint, minute_tie, upload_number, member, row
  FROM rows
  ANTI JOIN repeated USING (message_key)
  UNION ALL
  SELECT account_number, message_key, whole.conversation_key, whole.sent_at, NOT whole.minute_only,
    whole.direction = 'inbound', whole.author_key, whole.is_automatic, whole.is_courtesy, whole.is_request,
    whole.channel, whole.post_key, whole.topic, whole.text_length, whole.fingerprint,
    CASE WHEN whole.minute_only THEN minute_tie END,
    reference.upload_number, reference.member, reference.row
  FROM merged
)
SELECT one_each.*
FROM one_each
JOIN states USING (account_number)
WHERE sent_at <= as_of
