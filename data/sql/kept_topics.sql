-- Topics that are stored as they are written, of each account: those of the register (at_large), and short ones that
-- at least `least` cases have, here or in an earlier upload, as far as they do not look personal (personal_topics). All
-- others are "lainnya".
-- Parameters: least, longest (signs). Tables: topic_rows, register_topics(name), earlier_topics(account_id, name).
CREATE OR REPLACE TEMP TABLE kept_topics AS
WITH named AS (
  SELECT account_id, topic AS written, topic_name(topic) AS name, its_case FROM topic_rows
),
counted AS (
  SELECT account_id, name, count(DISTINCT its_case) AS cases FROM named GROUP BY account_id, name
),
allowed AS (
  SELECT counted.account_id, counted.name, register_topics.name IS NOT NULL AS at_large
  FROM counted
  LEFT JOIN register_topics USING (name)
  LEFT JOIN earlier_topics USING (account_id, name)
  WHERE register_topics.name IS NOT NULL
    OR (counted.cases >= $least OR earlier_topics.name IS NOT NULL)
      AND length(counted.name) <= $longest
)
SELECT DISTINCT account_id, written, name, at_large FROM named JOIN allowed USING (account_id, name)
