-- Talks of a new upload beside stored ones that may be the same: whether the talk is stored under its own key, whether
-- the other is, and how many messages both have (side, second and words alike).
-- Parameters: new, files (rows of the account's valid uploads); table possible(conversation_key, stored_key).
WITH fresh AS (
  SELECT DISTINCT conversation_key, direction, sent_at, fingerprint FROM read_parquet($new)
  WHERE conversation_key IN (SELECT conversation_key FROM possible)
),
stored AS (
  SELECT DISTINCT conversation_key, direction, sent_at, fingerprint FROM read_parquet($files)
  WHERE conversation_key IN (SELECT unnest([conversation_key, stored_key]) FROM possible)
)
SELECT possible.conversation_key, possible.stored_key,
  (SELECT count(*) FROM fresh JOIN stored USING (direction, sent_at, fingerprint)
   WHERE fresh.conversation_key = possible.conversation_key AND stored.conversation_key = possible.stored_key) AS common
FROM possible
WHERE possible.stored_key IN (SELECT conversation_key FROM stored)
  AND possible.conversation_key NOT IN (SELECT conversation_key FROM stored)
ORDER BY ALL
