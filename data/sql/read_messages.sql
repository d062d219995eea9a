-- Rows of a message file (table incoming, all text) as canonical messages, each with the first thing that is wrong.
-- `answers_other`: a comment that answers another citizen; `problem` (here `told`): why the importer rejects the row;
-- `author_id`: who wrote it, where the platform has ids, for names change and are not unique; `link` is as it is kept.
-- Parameters: date_order, zone, secret, courtesy, courtesy_beginning, no_message, placeholder and senders (RE2
-- patterns), received_at;
-- tables register_accounts and side_words(word, meaning).
-- `problem` is null for a valid row; `problem_field` and `problem_value` say where. `readings`: see survey_dates.
CREATE OR REPLACE TEMP TABLE judged AS
WITH trimmed AS (
  SELECT row, member, clean(account_id) AS account_id, clean(conversation_id) AS conversation_id,
         clean(message_id) AS message_id, clean(sent_at) AS sent_text, clean(direction) AS direction_text,
         clean(author) AS author, lower(clean(is_automatic)) AS automatic_text, lower(clean(channel)) AS channel_text,
         clean(post_id) AS post, clean(topic) AS topic,
         clean(text) AS text, answers_other = 'true' AS answers_other, problem AS told,
         clean(author_id) AS author_id, link
  FROM incoming
),
tried AS (
  SELECT * EXCLUDE (account_id, conversation_id, message_id), identity(account_id) AS account_id,
    identity(conversation_id) AS conversation, identity(message_id) AS message,
    CASE WHEN NOT iso THEN stamp_parts(sent_text) END AS tried
  FROM (SELECT *, is_iso(sent_text) AS iso FROM trimmed)
),
rewritten AS (
  SELECT *, CASE WHEN tried.first = '' THEN plain_stamp(sent_text) END AS plain_text FROM tried
),
taken_apart AS (
  SELECT * EXCLUDE (tried, plain_text), CASE WHEN plain_text IS NULL THEN tried ELSE stamp_parts(plain_text) END AS parts
  FROM rewritten
),
local_times AS (
  SELECT *, CASE WHEN parts IS NOT NULL THEN local_stamp(parts, $date_order) END AS local,
    CASE WHEN lower(direction_text) IN ('inbound', 'outbound') THEN lower(direction_text) ELSE word(direction_text) END
      AS direction_word
  FROM taken_apart
),
typed AS (
  SELECT * EXCLUDE (local), side_words.meaning AS direction, stamp_at(sent_text, iso, local, parts.zone, $zone) AS sent_at,
    coalesce(parts.hour <> '', TRUE) AS has_time, is_midnight(sent_text, local, sent_at, $zone) AS at_midnight,
    plain_date(sent_text, iso, parts, local) AS plain,
    coalesce(parts.secs <> '', sent_text[17] = ':') AS has_seconds,
    CASE WHEN automatic_text IN ('true', '1', 'ya', 'yes') THEN TRUE
         WHEN automatic_text IN ('false', '0', 'tidak', 'no') THEN FALSE END AS is_automatic,
    CASE WHEN channel_text IN ('private', 'comment', 'ticket') THEN channel_text
         WHEN channel_text IS NULL AND post IS NOT NULL THEN 'comment'
         WHEN channel_text IS NULL THEN 'private' END AS channel,
    lower(nfc_normalize(text)) AS folded
  FROM local_times
  LEFT JOIN side_words ON side_words.word = direction_word
),
placed AS (
  SELECT typed.*, known.account_id IS NOT NULL AS account_known, valid.account_id IS NOT NULL AS account_valid
  FROM typed
  LEFT JOIN (SELECT DISTINCT account_id FROM register_accounts) AS known USING (account_id)
  LEFT JOIN register_accounts AS valid
    ON valid.account_id = typed.account_id
    AND wib(sent_at)::DATE BETWEEN valid.valid_from AND valid.valid_to
),
judged AS (
  SELECT *,
    CASE WHEN told IS NOT NULL THEN struct_pack(why := told, field := NULL, cell := NULL)
         WHEN account_id IS NULL THEN struct_pack(why := 'missing', field := 'account_id', cell := NULL)
         WHEN is_spoilt(account_id) THEN struct_pack(why := 'spoilt_id', field := 'account_id', cell := account_id)
         WHEN NOT account_known THEN struct_pack(why := 'unknown_account', field := 'account_id', cell := account_id)
         WHEN is_spoilt(conversation)
           THEN struct_pack(why := 'spoilt_id', field := 'conversation_id', cell := conversation)
         WHEN is_spoilt(message) THEN struct_pack(why := 'spoilt_id', field := 'message_id', cell := message)
         WHEN is_error(conversation) THEN struct_pack(why := 'error_cell', field := 'conversation_id', cell := conversation)
         WHEN conversation IS NULL THEN struct_pack(why := 'missing', field := 'conversation_id', cell := NULL)
         WHEN sent_text IS NULL THEN struct_pack(why := 'missing', field := 'sent_at', cell := NULL)
         WHEN sent_at IS NULL OR sent_at < TIMESTAMP '1990-01-01' THEN struct_pack(why := unreadable(sent_text), field := 'sent_at', cell := sent_text)
         WHEN NOT has_time THEN struct_pack(why := 'no_time', field := 'sent_at', cell := sent_text)
         WHEN sent_at > $received_at::TIMESTAMP + INTERVAL 10 MINUTE
           THEN struct_pack(why := 'future', field := 'sent_at', cell := sent_text)
         WHEN NOT account_valid THEN struct_pack(why := 'account_not_valid', field := 'account_id', cell := account_id)
         WHEN direction IS NULL THEN struct_pack(why := 'bad_direction', field := 'direction', cell := direction_text)
         WHEN automatic_text IS NOT NULL AND is_automatic IS NULL
           THEN struct_pack(why := 'bad_automatic', field := 'is_automatic', cell := automatic_text)
         WHEN channel IS NULL THEN struct_pack(why := 'bad_channel', field := 'channel', cell := NULL)
    END AS problem
  FROM placed
),
deletions AS (
  -- a message that was taken back, or what an app says: it opens nothing and answers nothing; of what the export does
  -- not show a citizen's is a message, the account's is none
  SELECT * EXCLUDE (is_placeholder) REPLACE (CASE WHEN NOT is_placeholder THEN folded END AS folded),
    is_placeholder AND direction = 'outbound'
    OR coalesce(length(folded) <= 160 AND regexp_full_match(folded, $no_message), FALSE)
    OR coalesce(author_id IS NULL AND regexp_full_match(lower(author), $senders), FALSE) AS is_deleted
  FROM (SELECT *, coalesce(length(folded) <= 160 AND regexp_full_match(folded, $placeholder), FALSE) AS is_placeholder FROM judged)
),
prints AS (
  SELECT *, CASE WHEN NOT is_deleted THEN keyed($secret, 'text', folded) END AS fingerprint FROM deletions
)
SELECT
  row, member, link, account_id,
  keyed($secret, 'talk', account_id || '/' || conversation) AS conversation_key,
  keyed($secret, 'message', account_id || '/' || coalesce('id/' || message, concat_ws('/', 'content',
    keyed($secret, 'talk', account_id || '/' || conversation), direction,
    strftime(sent_at, '%Y-%m-%dT%H:%M'), coalesce(fingerprint::VARCHAR, '')))) AS message_key,
  sent_at, has_seconds, direction,
  CASE WHEN direction = 'inbound' THEN keyed($secret, 'author', coalesce(author_id, CASE WHEN NOT is_nameless(author) THEN author END)) END AS author_key,
  CASE WHEN direction = 'inbound' THEN masked(author) END AS masked_name,
  is_automatic,
  CASE WHEN direction = 'inbound' AND NOT is_deleted AND folded IS NOT NULL AND NOT contains(folded, '?')
              AND NOT contains(folded, '？') AND regexp_matches(folded, $courtesy_beginning)
       THEN regexp_full_match(regexp_replace(folded, '[^\p{L}\p{N}]+', ' ', 'g'), $courtesy) ELSE FALSE END AS is_courtesy,
  NOT is_deleted AND NOT coalesce(answers_other, FALSE) AND NOT (channel = 'comment' AND direction = 'inbound' AND folded IS NOT NULL
    AND NOT regexp_matches(regexp_replace(folded, '(?:[@#][^\s]+|https?://[^\s]+|www\.[^\s]+)', '', 'g'), '\p{L}')
  ) AS is_request,
  channel, keyed($secret, 'post', account_id || '/' || post) AS post_key, topic,
  length(folded)::INTEGER AS text_length, fingerprint,
  problem.why AS problem, problem.field AS problem_field, problem.cell AS problem_value,
  CASE WHEN parts IS NOT NULL
    THEN [struct_pack(stamp := sent_text,
                      dates := date_readings(parts, year($received_at::TIMESTAMP) + 1),
                      weekday := weekday_number(sent_text))]
  END AS readings,
  at_midnight, plain, direction_text,
  in_zone(sent_text, parts) AS in_zone,
  CASE WHEN length(message) >= 16 AND regexp_full_match(message, '\d{15}[\d]+') THEN message END AS long_id
FROM prints
