-- Messages in the order of their conversation (handbook, section 2, "Order"), account by account; which of them open or
-- answer, and whose text went to five conversations or more ("Automatic"). Statements that follow run through these rows
-- once, in the order in which they stand here: windows without PARTITION and ORDER, which cost no sorting. A view: read once.
-- Tables: messages, widespread, states(account_id, account_number), corrections(account_id, effect, target, field,
-- said_at): what Diskominfo decided of a message (automatic, courtesy) and of a post that is no channel of service (post).
-- A deleted outbound is no message at all; every inbound belongs to a run. At equal stamps with seconds inbound comes
-- first, then the keyed id counts; stamps of minutes come before them.
CREATE OR REPLACE TEMP VIEW ordered AS
WITH marks AS (
  SELECT target AS message_key, bool_or(effect = 'automatic') AS said_automatic, bool_or(effect = 'courtesy') AS said_courtesy
  FROM corrections
  WHERE effect IN ('automatic', 'courtesy')
  GROUP BY target
),
no_channel AS (
  SELECT account_number, target AS post_key, TRUE AS is_no_channel
  FROM corrections
  JOIN states USING (account_id)
  WHERE effect = 'post'
)
SELECT account_number, conversation_key, message_key, sent_at, has_seconds, is_inbound, author_key, channel, post_key,
  topic, text_length, fingerprint, upload_number, member, row,
  coalesce(nullif(said_automatic, FALSE), is_automatic) AS is_automatic,
  is_request AND NOT is_courtesy AND NOT coalesce(said_courtesy, FALSE)
    AND NOT (is_inbound AND coalesce(is_no_channel, FALSE)) AS opens_or_answers,
  coalesce(is_widespread, FALSE) AS is_widespread
FROM messages
LEFT JOIN marks USING (message_key)
LEFT JOIN no_channel USING (account_number, post_key)
LEFT JOIN widespread USING (account_number, fingerprint)
WHERE is_inbound OR is_request
ORDER BY account_number, conversation_key, sent_at, has_seconds, minute_tie, is_inbound DESC, message_key
