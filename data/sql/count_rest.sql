-- How many rows of a file have a topic that is not stored as it is written (tables topic_rows, kept_topics).
SELECT count(*)
FROM topic_rows
WHERE (account_id, topic) NOT IN (SELECT (account_id, written) FROM kept_topics)
