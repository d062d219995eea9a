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
merged AS (
  SELECT account_id, message_key,
    first(conversation_key ORDER BY precedence DESC, member DESC, row DESC) AS conversation_key,
    min(struct_pack(sent_at := sent_at, minute_only := NOT has_seconds)) AS stamp,
    first(direction ORDER BY precedence DESC, member DESC, row DESC) AS direction,
    first(author_key ORDER BY precedence DESC, member DESC, row DESC) FILTER (author_key IS NOT NULL) AS author_key,
    CASE WHEN bool_or(NOT is_automatic) THEN FALSE ELSE bool_or(is_automatic) END AS is_automatic,
    coalesce(first(is_courtesy ORDER BY precedence DESC, member DESC, row DESC) FILTER (fingerprint IS NOT NULL), FALSE)
      AS is_courtesy,
    bool_or(is_request) AS is_request,
    first(channel ORDER BY precedence DESC, member DESC, row DESC) AS channel,
    first(post_key ORDER BY precedence DESC, member DESC, row DESC) FILTER (post_key IS NOT NULL) AS post_key,
    first(topic ORDER BY precedence DESC, member DESC, row DESC) FILTER (topic IS NOT NULL) AS topic,
    first(text_length ORDER BY precedence DESC, member DESC, row DESC) FILTER (text_length IS NOT NULL) AS text_length,
    first(fingerprint ORDER BY precedence DESC, member DESC, row DESC) FILTER (fingerprint IS NOT NULL) AS fingerprint,
    min(struct_pack(arrival := arrival, member := coalesce(member, ''), line := line)) AS place,
    first(struct_pack(upload_id := upload_id, member := member, row := row) ORDER BY arrival, member, line) AS reference
  FROM rows
  SEMI JOIN repeated USING (account_id, message_key)
  GROUP BY account_id, message_key
),
one_each AS (
  SELECT account_id, message_key, conversation_key, sent_at, has_seconds, direction, author_key, is_automatic,
         is_courtesy, is_request, channel, post_key, topic, text_length, fingerprint, arrival,
         coalesce(member, '') AS place_member, line, upload_id, member, row
  FROM rows
  ANTI JOIN repeated USING (account_id, message_key)
  UNION ALL
  SELECT account_id, message_key, conversation_key, stamp.sent_at, NOT stamp.minute_only, direction, author_key,
         is_automatic, is_courtesy, is_request, channel, post_key, topic, text_length, fingerprint, place.arrival,
         place.member, place.line, reference.upload_id, reference.member, reference.row
  FROM merged
)
SELECT one_each.*
FROM one_each
JOIN states USING (account_id)
WHERE sent_at <= states.as_of
