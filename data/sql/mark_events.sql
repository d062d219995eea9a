-- What opens, answers or is automatic (handbook, section 2, "Automatic"): `role` request, reply, automatic. In: ordered,
-- in its order. Out: the last conversation and its last event first, so that what comes after an event is known when
-- it is reached; `position` counts them from the beginning.
-- A conversation that begins with an outbound: its run began at no time that is near.
CREATE OR REPLACE TEMP TABLE events AS
WITH firsts AS (
  SELECT *, lag(conversation_key) OVER () IS DISTINCT FROM conversation_key AS is_first,
    lag(is_inbound) OVER () AS follows_inbound
  FROM ordered
),
beginnings AS (
  SELECT *, is_inbound AND (is_first OR NOT follows_inbound) AS begins_run FROM firsts
),
runs AS (
  SELECT *,
    last_value(CASE WHEN begins_run THEN sent_at WHEN is_first THEN TIMESTAMP 'epoch' END IGNORE NULLS) OVER so_far
      AS run_began_at,
    last_value(CASE WHEN begins_run OR is_first THEN has_seconds END IGNORE NULLS) OVER so_far AS run_has_seconds
  FROM beginnings
  WINDOW so_far AS (ROWS UNBOUNDED PRECEDING)
),
judged AS (
  SELECT *, row_number() OVER () AS position,
    coalesce(is_automatic, CASE
      WHEN has_seconds AND run_has_seconds THEN sent_at - run_began_at <= INTERVAL 10 SECOND
      ELSE date_trunc('minute', sent_at) - date_trunc('minute', run_began_at) <= INTERVAL 1 MINUTE AND is_widespread
    END) AS automatic
  FROM runs
  WHERE NOT is_inbound OR opens_or_answers
)
SELECT account_number, conversation_key, message_key, position, sent_at, author_key, channel, post_key, topic,
  text_length, fingerprint, upload_number, member, row,
  CASE WHEN is_inbound THEN 'request' WHEN automatic THEN 'automatic' ELSE 'reply' END AS role
FROM judged
ORDER BY position DESC
