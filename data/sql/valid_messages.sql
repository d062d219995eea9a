-- The valid rows of a message file as summary.sql asks for them: from when to when each counts, and what the order of a talk
-- is told by.
CREATE OR REPLACE TEMP VIEW valid_rows AS
SELECT account_id, member, row, conversation_key, sent_at AS first_at, sent_at AS last_at, has_seconds
FROM judged
WHERE problem IS NULL
