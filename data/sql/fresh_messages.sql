-- Ids of a new message upload that stand in it more than once or are stored already: what count_messages looks into.
-- Parameters: files (rows of the account's valid uploads), new.
CREATE OR REPLACE TEMP TABLE fresh_ids AS
WITH fresh AS (
  SELECT message_key, count(*) AS fresh_rows FROM read_parquet($new) GROUP BY message_key
),
stored AS (
  SELECT DISTINCT message_key, TRUE AS is_stored FROM read_parquet($files) SEMI JOIN fresh USING (message_key)
)
SELECT message_key, fresh_rows, coalesce(is_stored, FALSE) AS is_stored
FROM fresh
LEFT JOIN stored USING (message_key)
WHERE fresh_rows > 1 OR is_stored
