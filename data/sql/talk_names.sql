-- Keys of the talks of a file, and the keys that their names would have as conversations (equal where a name is all).
-- Parameter: secret; tables judged and talks(conversation, name).
WITH taken AS (
  SELECT DISTINCT account_id, conversation_key FROM judged WHERE problem IS NULL
),
named AS (
  SELECT account_id, keyed($secret, 'talk', account_id || '/' || identity(clean(conversation))) AS conversation_key,
    keyed($secret, 'talk', account_id || '/' || identity(clean(name))) AS name_key
  FROM talks
  CROSS JOIN (SELECT DISTINCT account_id FROM taken)
)
SELECT conversation_key, name_key FROM named SEMI JOIN taken USING (account_id, conversation_key)
ORDER BY conversation_key
