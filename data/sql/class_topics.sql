-- The class of each topic that messages or tickets have, as it is written there.
-- Tables: messages, ticket_cases, topics(topic, class): as it is compared (topic_name.sql).
CREATE OR REPLACE TEMP TABLE topic_classes AS
WITH written AS (
  SELECT topic FROM messages WHERE topic IS NOT NULL
  UNION
  SELECT topic FROM ticket_cases WHERE topic IS NOT NULL
)
SELECT written.topic, topics.class AS topic_class
FROM written
JOIN topics ON topics.topic = topic_name(written.topic)
