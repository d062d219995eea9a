-- Rows of a case file (table incoming, all text) as canonical cases, each with the first thing that is wrong.
-- Parameters: date_order, zone, secret, received_at, has_reply, has_closed_at, has_reopened; tables
-- register_accounts and status_words(word, status). `problem` is null for a valid row.
CREATE OR REPLACE TEMP TABLE judged AS
WITH cleaned AS (
  SELECT row, member, clean(account_id) AS account_id, clean(case_id) AS ticket,
         clean(opened_at) AS opened_text, clean(first_reply_at) AS reply_text, clean(closed_at) AS closed_text,
         lower(regexp_replace(clean(status), '\s+', ' ', 'g')) AS status_text, clean(author) AS author,
         clean(topic) AS topic, lower(clean(reopened)) AS reopened_text,
         clean(reply_after) AS reply_after_text, problem AS told, link
  FROM incoming
),
taken_apart AS (
  SELECT *,
    CASE WHEN NOT opened_iso THEN stamp_parts(opened_text) END AS opened_parts,
    CASE WHEN NOT reply_iso THEN stamp_parts(reply_text) END AS reply_parts,
    CASE WHEN NOT closed_iso THEN stamp_parts(closed_text) END AS closed_parts
  FROM (SELECT *, is_iso(opened_text) AS opened_iso, is_iso(reply_text) AS reply_iso, is_iso(closed_text) AS closed_iso
        FROM cleaned)
),
local_times AS (
  SELECT *,
    CASE WHEN opened_parts IS NOT NULL THEN local_stamp(opened_parts, $date_order) END AS opened_local,
    CASE WHEN reply_parts IS NOT NULL THEN local_stamp(reply_parts, $date_order) END AS reply_local,
    CASE WHEN closed_parts IS NOT NULL THEN local_stamp(closed_parts, $date_order) END AS closed_local
  FROM taken_apart
),
stamped AS (
  SELECT *,
    stamp_at(opened_text, opened_iso, opened_local, opened_parts.zone, $zone) AS opened_at,
    stamp_at(reply_text, reply_iso, reply_local, reply_parts.zone, $zone) AS first_reply_at,
    stamp_at(closed_text, closed_iso, closed_local, closed_parts.zone, $zone) AS closed_as_written,
    CASE WHEN opened_text IS NOT NULL THEN coalesce(opened_parts.hour <> '', TRUE) END AS opened_has_time,
    CASE WHEN reply_text IS NOT NULL THEN coalesce(reply_parts.hour <> '', TRUE) END AS reply_has_time,
    CASE WHEN closed_text IS NOT NULL THEN coalesce(closed_parts.hour <> '', TRUE) END AS closed_has_time
  FROM local_times
),
typed AS (
  SELECT stamped.* EXCLUDE (first_reply_at), status_words.status,
    coalesce(first_reply_at, opened_at + to_seconds(try_cast(reply_after_text AS INTEGER))) AS reply_as_written,
    CASE WHEN reopened_text IS NULL OR reopened_text IN ('tidak', 'no', 'false') THEN 0
         WHEN reopened_text IN ('ya', 'yes', 'true') THEN 1
         ELSE try_cast(regexp_extract(reopened_text, '^(\d{1,6})(?:[.,]0)?$', 1) AS INTEGER) END AS reopened
  FROM stamped
  LEFT JOIN status_words ON status_words.word = status_text
),
timed AS (
  -- a reply or a closing on the opening day that is written without a time of day is not before the opening
  SELECT *,
    CASE WHEN NOT reply_has_time AND reply_as_written < opened_at AND reply_as_written + INTERVAL 1 DAY > opened_at
           THEN opened_at
         ELSE reply_as_written END AS first_reply_at,
    CASE WHEN NOT closed_has_time AND closed_as_written < opened_at AND closed_as_written + INTERVAL 1 DAY > opened_at
           THEN opened_at
         ELSE closed_as_written END AS closed_at,
    bool_or(opened_has_time) OVER () AS file_has_opened_times,
    bool_or(reply_has_time) OVER () AS file_has_reply_times
  FROM typed
),
placed AS (
  SELECT timed.*, known.account_id IS NOT NULL AS account_known, valid.account_id IS NOT NULL AS account_valid
  FROM timed
  LEFT JOIN (SELECT DISTINCT account_id FROM register_accounts) AS known USING (account_id)
  LEFT JOIN register_accounts AS valid
    ON valid.account_id = timed.account_id
    AND wib(timed.opened_at)::DATE BETWEEN valid.valid_from AND valid.valid_to
),
judged_rows AS (
  SELECT *,
    CASE WHEN told IS NOT NULL THEN struct_pack(why := told, field := NULL, cell := NULL)
         WHEN account_id IS NULL THEN struct_pack(why := 'missing', field := 'account_id', cell := NULL)
         WHEN is_spoilt(account_id) THEN struct_pack(why := 'spoilt_id', field := 'account_id', cell := account_id)
         WHEN NOT account_known THEN struct_pack(why := 'unknown_account', field := 'account_id', cell := account_id)
         WHEN is_spoilt(ticket) THEN struct_pack(why := 'spoilt_id', field := 'case_id', cell := ticket)
         WHEN ticket IS NULL THEN struct_pack(why := 'missing', field := 'case_id', cell := NULL)
         WHEN opened_text IS NULL THEN struct_pack(why := 'missing', field := 'opened_at', cell := NULL)
         WHEN opened_at IS NULL OR opened_at < TIMESTAMP '1990-01-01' THEN struct_pack(why := 'unreadable_stamp', field := 'opened_at', cell := opened_text)
         WHEN file_has_opened_times AND NOT opened_has_time
           THEN struct_pack(why := 'no_time', field := 'opened_at', cell := opened_text)
         WHEN reply_text IS NOT NULL AND first_reply_at IS NULL
           THEN struct_pack(why := 'unreadable_stamp', field := 'first_reply_at', cell := reply_text)
         WHEN file_has_reply_times AND NOT reply_has_time
           THEN struct_pack(why := 'no_time', field := 'first_reply_at', cell := reply_text)
         WHEN reply_after_text IS NOT NULL AND try_cast(reply_after_text AS INTEGER) IS NULL
           THEN struct_pack(why := 'bad_number', field := 'first_reply_at', cell := reply_after_text)
         WHEN closed_text IS NOT NULL AND closed_at IS NULL
           THEN struct_pack(why := 'unreadable_stamp', field := 'closed_at', cell := closed_text)
         WHEN opened_at > $received_at::TIMESTAMP + INTERVAL 10 MINUTE
           THEN struct_pack(why := 'future', field := 'opened_at', cell := opened_text)
         WHEN first_reply_at > $received_at::TIMESTAMP + INTERVAL 10 MINUTE
           THEN struct_pack(why := 'future', field := 'first_reply_at', cell := reply_text)
         WHEN closed_at > $received_at::TIMESTAMP + INTERVAL 10 MINUTE
           THEN struct_pack(why := 'future', field := 'closed_at', cell := closed_text)
         WHEN NOT account_valid THEN struct_pack(why := 'account_not_valid', field := 'account_id', cell := account_id)
         WHEN first_reply_at < opened_at
           THEN struct_pack(why := 'before_opening', field := 'first_reply_at', cell := reply_text)
         WHEN closed_at < opened_at THEN struct_pack(why := 'before_opening', field := 'closed_at', cell := closed_text)
         WHEN status_text IS NULL THEN struct_pack(why := 'missing', field := 'status', cell := NULL)
         WHEN status IS NULL THEN struct_pack(why := 'unknown_status', field := 'status', cell := status_text)
         WHEN coalesce(reopened, -1) < 0 THEN struct_pack(why := 'bad_number', field := 'reopened', cell := NULL)
    END AS problem
  FROM placed
)
SELECT
  row, member, link, account_id, keyed($secret, 'case', account_id || '/' || ticket) AS case_key,
  opened_at, first_reply_at, closed_at, status, keyed($secret, 'author', author) AS author_key,
  masked(author) AS masked_name, topic,
  CASE WHEN $has_reopened THEN reopened END AS reopened,
  $has_reply AND coalesce(file_has_opened_times, FALSE) AND coalesce(file_has_reply_times, TRUE) AS has_reply,
  $has_closed_at AS has_closed_at,
  problem.why AS problem, problem.field AS problem_field, problem.cell AS problem_value,
  [struct_pack(stamp := opened_text, dates := date_readings(opened_parts, year($received_at::TIMESTAMP) + 1)),
   struct_pack(stamp := reply_text, dates := date_readings(reply_parts, year($received_at::TIMESTAMP) + 1)),
   struct_pack(stamp := closed_text, dates := date_readings(closed_parts, year($received_at::TIMESTAMP) + 1))] AS readings
FROM judged_rows
