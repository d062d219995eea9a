-- The valid rows of a case file as summary.sql asks for them: all stamps count, openings, replies and closings.
CREATE OR REPLACE TEMP VIEW valid_rows AS
SELECT account_id, member, row, NULL AS conversation_key, opened_at AS first_at,
  greatest(opened_at, first_reply_at, closed_at) AS last_at, TRUE AS has_seconds
FROM judged
WHERE problem IS NULL
