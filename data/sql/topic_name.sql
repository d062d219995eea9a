-- Macro: a topic as it is compared: lower-case, trimmed, white space inside collapsed (data.targets.topics.normalise).
CREATE OR REPLACE MACRO topic_name(topic) AS lower(trim(regexp_replace(topic, '\s+', ' ', 'g')))
