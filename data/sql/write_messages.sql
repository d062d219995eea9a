-- Valid rows of a message file, pseudonymised, as the lake keeps them.
COPY (
  SELECT account_id, conversation_key, message_key, sent_at, has_seconds, direction,
         author_key, is_automatic, is_courtesy, is_request, channel, post_key, topic, text_length, fingerprint,
         member, row, link
  FROM judged
  WHERE problem IS NULL
) TO $path (FORMAT parquet)
