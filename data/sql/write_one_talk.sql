-- Rows of a new upload whose talks are stored under other keys, with these; the keys of their messages follow, as
-- read_messages makes them of exports without ids. Parameters: new, path, secret; table same(conversation_key, stored_key).
COPY (
  SELECT rows.* REPLACE (
    coalesce(stored_key, conversation_key) AS conversation_key,
    CASE WHEN stored_key IS NULL THEN message_key
         ELSE keyed($secret, 'message', account_id || '/' || concat_ws('/', 'content', stored_key, direction,
           strftime(sent_at, '%Y-%m-%dT%H:%M'), coalesce(fingerprint::VARCHAR, ''))) END AS message_key)
  FROM read_parquet($new) AS rows
  LEFT JOIN same USING (conversation_key)
) TO $path (FORMAT parquet)
