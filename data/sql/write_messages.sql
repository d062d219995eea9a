-- Valid rows of a message file, pseudonymised, as the lake keeps them.
COPY (
  SELECT judged.account_id, conversation_key, message_key, sent_at, has_seconds, direction,
         author_key, is_automatic, is_courtesy, is_request, channel, post_key,
         CASE WHEN topic IS NULL OR written IS NOT NULL THEN topic ELSE 'lainnya' END AS topic,
         text_length, fingerprint, member, row, link
  FROM judged
  LEFT JOIN kept_topics ON kept_topics.account_id = judged.account_id AND written = topic
  WHERE problem IS NULL
) TO $path (FORMAT parquet)
