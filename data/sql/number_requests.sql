-- What citizens asked, and which of it opens a case (handbook, section 2, "Cases from messages"), by running once through
-- events from the last to the first: the last request of a case comes first (`ends_case`), that which opens it last. In:
-- events, in its order; out: the same order. `reply`: the first human reply from here on. `wait`: the stretch in which the
-- citizen, once answered, waits again for 24 h or longer: from `since` (24 h after the inbound) until `until` (the next
-- reply or inbound), null = still.
CREATE OR REPLACE TEMP TABLE requests AS
WITH lasts AS (
  SELECT *, lag(conversation_key) OVER () IS DISTINCT FROM conversation_key AS is_last FROM events
),
ahead AS (
  SELECT * EXCLUDE (is_last),
    last_value(CASE
      WHEN role = 'reply' THEN struct_pack(position := position, sent_at := sent_at, key := message_key, fingerprint := fingerprint)
      WHEN is_last THEN struct_pack(position := NULL::BIGINT, sent_at := NULL::TIMESTAMP, key := NULL::UBIGINT,
                                    fingerprint := NULL::UBIGINT) END IGNORE NULLS) OVER onwards AS reply,
    last_value(CASE WHEN role <> 'request' THEN role = 'automatic' WHEN is_last THEN FALSE END IGNORE NULLS) OVER onwards
      AS automatic_first
  FROM lasts
  WINDOW onwards AS (ROWS UNBOUNDED PRECEDING)
),
asked AS (
  SELECT * EXCLUDE (role, fingerprint),
    CASE WHEN lead(conversation_key) OVER () = conversation_key
         THEN struct_pack(sent_at := lead(sent_at) OVER (), reply := lead(reply) OVER ()) END AS previous
  FROM ahead
  WHERE role = 'request'
),
answered AS (
  -- the handbook's r: the first human reply from the previous inbound on and before this one
  SELECT *, CASE WHEN previous.reply.position < position THEN previous.reply.sent_at END AS replied_before FROM asked
),
openings AS (
  SELECT * EXCLUDE (previous),
    previous IS NULL OR sent_at - coalesce(replied_before, previous.sent_at) > INTERVAL 7 DAY AS opens
  FROM answered
),
next_ones AS (
  SELECT *, lag(opens) OVER () IS NOT FALSE AS ends_case, lag(sent_at) OVER () AS next_sent_at FROM openings
),
waited AS (
  SELECT * EXCLUDE (next_sent_at), least(reply.sent_at, CASE WHEN NOT ends_case THEN next_sent_at END) AS waits_until
  FROM next_ones
)
SELECT * EXCLUDE (replied_before, waits_until), count_if(ends_case) OVER (ROWS UNBOUNDED PRECEDING) AS case_number,
  NOT opens AND coalesce(sent_at - replied_before >= INTERVAL 72 HOUR, FALSE) AS comes_back,
  CASE WHEN NOT opens AND coalesce(waits_until - sent_at > INTERVAL 24 HOUR, TRUE)
       THEN struct_pack(since := sent_at + INTERVAL 24 HOUR, until := waits_until) END AS wait
FROM waited
