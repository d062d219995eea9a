-- Macro: what several rows of one message come to (handbook, section 2, "Same message"); `m` is the row, `rank` is higher for the row
-- that wins a contradiction. A field missing in one is filled from the other; the earliest stamp counts, where a stamp
-- of minutes is not earlier than one with seconds in its minute.
CREATE OR REPLACE MACRO merged_message(m, rank) AS struct_pack(
  conversation_key := arg_max(m.conversation_key, rank),
  sent_at := min(struct_pack(minute := date_trunc('minute', m.sent_at), minute_only := NOT m.has_seconds,
                             sent_at := m.sent_at)).sent_at,
  minute_only := min(struct_pack(minute := date_trunc('minute', m.sent_at), minute_only := NOT m.has_seconds)).minute_only,
  direction := arg_max(m.direction, rank),
  author_key := arg_max(m.author_key, rank) FILTER (m.author_key IS NOT NULL),
  is_automatic := CASE WHEN bool_or(NOT m.is_automatic) THEN FALSE ELSE bool_or(m.is_automatic) END,
  is_courtesy := coalesce(arg_max(m.is_courtesy, rank) FILTER (m.fingerprint IS NOT NULL), FALSE),
  is_request := bool_or(m.is_request),
  channel := arg_max(m.channel, rank),
  post_key := arg_max(m.post_key, rank) FILTER (m.post_key IS NOT NULL),
  topic := arg_max(m.topic, rank) FILTER (m.topic IS NOT NULL),
  text_length := arg_max(m.text_length, rank) FILTER (m.text_length IS NOT NULL),
  fingerprint := arg_max(m.fingerprint, rank) FILTER (m.fingerprint IS NOT NULL))
