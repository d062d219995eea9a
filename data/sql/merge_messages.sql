-- Rows of all valid message uploads as one row per message (handbook, section 2, "Same message"), up to as_of.
-- Parameter: files. Tables: uploads(path, upload_id, precedence, arrival, newest_first, has_seconds, repeats),
-- states(account_id, as_of). A higher `precedence` wins where rows contradict each other. `tie` orders messages of
-- one conversation with equal stamps ("Order"): minute stamps by upload, member and row; stamps with seconds inbound
-- first, then by the keyed id. A message is there twice only where an upload that `repeats` has it: when it came, some
-- of its rows were there already, in itself or in another upload.
CREATE OR REPLACE TEMP TABLE messages AS
WITH rows AS (
  SELECT stored.* EXCLUDE (path, has_seconds), uploads.upload_id, uploads.has_seconds, uploads.precedence,
    uploads.repeats, states.as_of,
    CASE WHEN NOT uploads.has_seconds THEN
      (uploads.arrival::HUGEINT << 60)
      + (coalesce(try_cast(regexp_extract(member, '\d+') AS INTEGER), 0)::HUGEINT << 34)
      + (1::HUGEINT << 32) + CASE WHEN uploads.newest_first THEN -stored.row ELSE stored.row END END AS minute_tie
  FROM read_parquet($files, filename = 'path') AS stored
  JOIN uploads USING (path)
  JOIN states USING (account_id)
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
  SELECT any_value(account_id) AS account_id, message_key, merged_message(ranked, rank) AS whole,
    min(minute_tie) AS minute_tie, any_value(as_of) AS as_of,
    arg_max(struct_pack(upload_id := upload_id, member := member, row := row), rank) AS reference
  FROM ranked
  GROUP BY message_key
),
one_each AS (
  SELECT account_id, message_key, conversation_key, sent_at, has_seconds, direction, author_key, is_automatic,
         is_courtesy, is_request, channel, post_key, topic, text_length, fingerprint, minute_tie, as_of, upload_id,
         member, row
  FROM rows
  ANTI JOIN repeated USING (message_key)
  UNION ALL
  SELECT account_id, message_key, whole.conversation_key, whole.sent_at, NOT whole.minute_only, whole.direction,
         whole.author_key, whole.is_automatic, whole.is_courtesy, whole.is_request, whole.channel, whole.post_key,
         whole.topic, whole.text_length, whole.fingerprint, minute_tie, as_of, reference.upload_id,
         reference.member, reference.row
  FROM merged
)
SELECT * EXCLUDE (minute_tie, as_of),
  CASE WHEN has_seconds THEN (1::HUGEINT << 110) + ((direction = 'outbound')::HUGEINT << 64) + message_key
       ELSE minute_tie END AS tie
FROM one_each
WHERE sent_at <= as_of
