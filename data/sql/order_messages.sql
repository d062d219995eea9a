-- Messages in the order of their conversation, and which outbound ones are automatic (handbook, section 2, "Order"
-- and "Automatic"). Only what opens, answers or is automatic stays: `role` request, reply, automatic.
-- Tables: messages, corrections(account_id, effect, target, field, said_at): what Diskominfo decided of a message (automatic,
-- courtesy) and of a post that is no channel of service (post). A deleted outbound is no message at all; every inbound belongs to a run.
CREATE OR REPLACE TEMP TABLE events AS
WITH marks AS (
  SELECT target AS message_key, bool_or(effect = 'automatic') AS said_automatic, bool_or(effect = 'courtesy') AS said_courtesy
  FROM corrections
  WHERE effect IN ('automatic', 'courtesy')
  GROUP BY target
),
no_channel AS (
  SELECT account_id, target AS post_key, TRUE AS is_no_channel FROM corrections WHERE effect = 'post'
),
ordered AS (
  SELECT account_id, conversation_key, message_key, sent_at, has_seconds, channel, topic, fingerprint,
    coalesce(nullif(said_automatic, FALSE), is_automatic) AS is_automatic,
    direction = 'inbound' AS is_inbound,
    is_request AND NOT is_courtesy AND NOT coalesce(said_courtesy, FALSE)
      AND NOT (direction = 'inbound' AND coalesce(is_no_channel, FALSE)) AS opens_or_answers,
    row_number() OVER talk AS position,
    direction = 'inbound' AND lag(direction) OVER talk IS DISTINCT FROM 'inbound' AS begins_run
  FROM messages
  LEFT JOIN marks USING (message_key)
  LEFT JOIN no_channel USING (account_id, post_key)
  WHERE direction = 'inbound' OR is_request
  WINDOW talk AS (PARTITION BY conversation_key ORDER BY sent_at, tie)
),
runs AS (
  SELECT *,
    max(CASE WHEN begins_run THEN sent_at END) OVER talk AS run_began_at,
    last_value(CASE WHEN begins_run THEN has_seconds END IGNORE NULLS) OVER talk AS run_has_seconds
  FROM ordered
  WINDOW talk AS (PARTITION BY conversation_key ORDER BY position ROWS UNBOUNDED PRECEDING)
),
widespread AS (
  SELECT account_id, fingerprint
  FROM messages
  SEMI JOIN (SELECT DISTINCT account_id FROM messages WHERE NOT has_seconds) AS with_minutes USING (account_id)
  WHERE direction = 'outbound' AND is_request AND fingerprint IS NOT NULL
  GROUP BY account_id, fingerprint
  HAVING count(DISTINCT conversation_key) >= 5
),
judged AS (
  SELECT runs.*, coalesce(is_automatic, CASE
      WHEN run_began_at IS NULL THEN FALSE
      WHEN has_seconds AND run_has_seconds THEN sent_at - run_began_at <= INTERVAL 10 SECOND
      ELSE date_trunc('minute', sent_at) - date_trunc('minute', run_began_at) <= INTERVAL 1 MINUTE
           AND widespread.fingerprint IS NOT NULL
    END) AS automatic
  FROM runs
  LEFT JOIN widespread USING (account_id, fingerprint)
  WHERE NOT is_inbound OR opens_or_answers
)
SELECT account_id, conversation_key, message_key, position, sent_at, channel, topic, fingerprint,
       CASE WHEN is_inbound THEN 'request' WHEN automatic THEN 'automatic' ELSE 'reply' END AS role
FROM judged
