-- Topics of a message file, or of uploads (table judged), with what tells one citizen's conversation from another.
CREATE OR REPLACE TEMP VIEW topic_rows AS
SELECT account_id, topic, CASE WHEN direction = 'inbound' THEN conversation_key END AS its_case
FROM judged
WHERE problem IS NULL AND topic IS NOT NULL
