-- Rows of all valid message uploads as one row per message (handbook, section 2, "Same message"), up to as_of.
-- Parameter: files. Tables: uploads(path, precedence, arrival, newest_first, has_seconds), states(account_id, as_of).
-- A higher `precedence` wins where rows contradict each other; `arrival`, `member`, `line` order minute stamps.
CREATE OR REPLACE TEMP TABLE messages AS
WITH rows AS (
  SELECT stored.* EXCLUDE (path, has_seconds), uploads.upload_id, uploads.has_seconds, uploads.precedence,
         uploads.arrival, CASE WHEN uploads.newest_first THEN -stored.row ELSE stored.row END AS line
  FROM read_parquet($files, filename = 'path') AS stored
  JOIN uploads USING (path)
  SEMI JOIN states USING (account_id)
),
repeated AS (
  SELECT account_id, message_key FROM rows GROUP BY account_id, message_key HAVING count(*) > 1
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY account_id, message_key ORDER BY precedence, member, row) AS rank
  FROM rows
  SEMI JOIN repeated USING (account_id, message_key)
),
merged AS (
  SELECT account_id, message_key, merged_message(ranked, rank) AS whole,
    min(struct_pack(arrival := arrival, member := coalesce(member, ''), line := line, upload_id := upload_id, row := row))
      AS place,
    arg_min(member, struct_pack(arrival := arrival, member := coalesce(member, ''), line := line)) AS member
  FROM ranked
  GROUP BY account_id, message_key
),
one_each AS (
  SELECT account_id, message_key, conversation_key, sent_at, has_seconds, direction, author_key, is_automatic,
         is_courtesy, is_request, channel, post_key, topic, text_length, fingerprint, arrival,
         coalesce(member, '') AS place_member, line, upload_id, member, row
  FROM rows
  ANTI JOIN repeated USING (account_id, message_key)
  UNION ALL
  SELECT account_id, message_key, whole.conversation_key, whole.sent_at, NOT whole.minute_only, whole.direction,
         whole.author_key, whole.is_automatic, whole.is_courtesy, whole.is_request, whole.channel, whole.post_key,
         whole.topic, whole.text_length, whole.fingerprint, place.arrival, place.member, place.line, place.upload_id,
         member, place.row
  FROM merged
)
SELECT one_each.*
FROM one_each
JOIN states USING (account_id)
WHERE sent_at <= states.as_of
