-- What the rows of a new message upload do to what is stored: accepted (new), updated (changes it); the rest are
-- duplicates. Parameters: files (rows of the account's valid uploads), new, valid (number of its rows). Tables: uploads(path, precedence), fresh_ids.
-- Ids whose rows all say the same are only counted. For the others each row is tried alone upon what was there before
-- (`before` = stored rows, or the file's first row of the id): it is an update if that changes the message, unless the
-- file as a whole leaves it as it was.
WITH rows AS (
  SELECT *, TRUE AS is_new FROM read_parquet($new, filename = 'path') SEMI JOIN fresh_ids USING (message_key)
  UNION ALL BY NAME  -- earlier uploads have no link
  SELECT *, FALSE AS is_new FROM read_parquet($files, filename = 'path') SEMI JOIN fresh_ids USING (message_key)
),
ids AS (
  SELECT message_key, bool_or(NOT is_new) AS is_stored,
    min(content) <> max(content) AS contested
  FROM (SELECT message_key, is_new,
          hash(conversation_key, sent_at, has_seconds, direction, author_key, is_automatic, is_courtesy, is_request,
               channel, post_key, topic, text_length, fingerprint) AS content
        FROM rows)
  GROUP BY message_key
),
ranked AS (
  SELECT rows.*, ids.is_stored,
    row_number() OVER (PARTITION BY message_key ORDER BY uploads.precedence, member, row) AS rank,
    row_number() OVER (PARTITION BY message_key, is_new ORDER BY member, row) AS nth
  FROM rows
  JOIN ids USING (message_key)
  JOIN uploads USING (path)
  WHERE ids.contested
),
base AS (SELECT * FROM ranked WHERE NOT is_new OR (NOT is_stored AND nth = 1)),
challengers AS (
  -- a row that says what an earlier row of the file has said changes nothing any more
  SELECT *
  FROM ranked
  WHERE is_new AND (is_stored OR nth > 1)
  QUALIFY row_number() OVER (PARTITION BY message_key, hash(
    conversation_key, sent_at, has_seconds, direction, author_key, is_automatic, is_courtesy, is_request, channel,
    post_key, topic, text_length, fingerprint) ORDER BY nth) = 1
),
trials AS (
  SELECT *, 'before' AS trial FROM base
  UNION ALL SELECT *, 'after' AS trial FROM base
  UNION ALL SELECT *, 'after' AS trial FROM challengers
  UNION ALL SELECT *, nth::VARCHAR AS trial FROM challengers
  UNION ALL SELECT base.*, challengers.nth::VARCHAR AS trial
    FROM base JOIN challengers USING (message_key)
),
outcomes AS (
  SELECT message_key, trial, hash(merged_message(trials, rank)) AS content
  FROM trials
  GROUP BY message_key, trial
),
updates AS (
  SELECT outcomes.message_key
  FROM outcomes
  JOIN outcomes AS before ON before.message_key = outcomes.message_key
    AND before.trial = 'before'
  JOIN outcomes AS after ON after.message_key = outcomes.message_key
    AND after.trial = 'after'
  WHERE outcomes.trial NOT IN ('before', 'after') AND outcomes.content <> before.content
    AND after.content <> before.content
)
SELECT
  $valid - (SELECT sum(fresh_rows) FROM fresh_ids) + (SELECT count(*) FROM fresh_ids WHERE NOT is_stored) AS accepted,
  (SELECT count(*) FROM updates) AS updated
