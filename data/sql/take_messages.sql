-- Rows of message uploads of which none has a message that another row has: each is a message. A view, as
-- stored_messages. Tables: stored_messages, states(account_number, as_of). What is later than as_of waits.
CREATE OR REPLACE TEMP VIEW messages AS
SELECT account_number, message_key, conversation_key, sent_at, has_seconds, is_inbound, author_key, is_automatic,
  is_courtesy, is_request, channel, post_key, topic, text_length, fingerprint, minute_tie, upload_number, member, row
FROM stored_messages
JOIN states USING (account_number)
WHERE sent_at <= as_of
