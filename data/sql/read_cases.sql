-- Rows of a case file (table incoming, all text) as canonical cases, each with the first thing that is wrong.
-- Parameters: date_order, zone, secret, received_at, has_reply, has_closed_at, has_reopened, has_status, nothing, by_people
-- (whether people gave the cases their numbers); tables register_accounts, status_words(word, meaning) and
-- side_words(word, meaning). `problem` is null for a valid row.
-- `id_begins`: the opening is part of the id, in whatever form the file writes it.
CREATE OR REPLACE TEMP TABLE judged AS
WITH trimmed AS (
  SELECT row, member, clean(account_id) AS account_id, clean(case_id) AS case_id, case_id AS id_rest,
         id_begins = 'true' AS id_begins, clean(opened_at) AS opened_text, clean(first_reply_at) AS first_reply_at,
         clean(closed_at) AS closed_at, clean(status) AS status_text, clean(author) AS author, clean(topic) AS topic,
         clean(reopened) AS reopened, clean(reply_after) AS reply_after_text, clean(opened_by) AS opener_text,
         problem AS told, link
  FROM incoming
),
cleaned AS (
  SELECT row, member, identity(account_id) AS account_id, identity(case_id) AS written_id, id_rest, id_begins,
         opened_text, written(first_reply_at, $nothing) AS reply_text, written(closed_at, $nothing) AS closed_text,
         status_text, word(status_text) AS status_word, CASE WHEN NOT is_nameless(author) THEN author END AS author,
         -- -1 stands for nothing where a moment is wanted; as a count it is wrong
         topic, lower(CASE WHEN reopened = '-1' THEN reopened ELSE written(reopened, $nothing) END) AS reopened_text, reply_after_text, opener_text,
         word(opener_text) AS opener_word, told, link
  FROM trimmed
),
listed AS (
  -- the three stamps of a row as a list: what reads one is planned once for all, which is dear. Most files write all in
  -- ISO 8601, and then there is nothing to take apart
  SELECT * EXCLUDE (texts),
    CASE WHEN NOT list_bool_and(isos) THEN list_transform(texts, lambda text, i: struct_pack(text := text, tried :=
      CASE WHEN NOT isos[i] THEN stamp_parts(text) END)) END AS stamps
  FROM (
    SELECT *, [opened_text, reply_text, closed_text] AS texts, list_transform(texts, lambda text: is_iso(text)) AS isos
    FROM cleaned
  )
),
rewritten AS (
  SELECT * EXCLUDE (stamps), list_transform(stamps, lambda stamp:
    struct_insert(stamp, plain := CASE WHEN stamp.tried.first = '' THEN plain_stamp(stamp.text) END)) AS stamps
  FROM listed
),
taken_apart AS (
  SELECT * EXCLUDE (stamps), list_transform(stamps, lambda stamp:
    CASE WHEN stamp.plain IS NULL THEN stamp.tried ELSE stamp_parts(stamp.plain) END) AS parts
  FROM rewritten
),
local_times AS (
  SELECT * EXCLUDE (isos, parts, local_stamps),
    isos[1] AS opened_iso, parts[1] AS opened_parts, local_stamps[1] AS opened_local,
    isos[2] AS reply_iso, parts[2] AS reply_parts, local_stamps[2] AS reply_local,
    isos[3] AS closed_iso, parts[3] AS closed_parts, local_stamps[3] AS closed_local
  FROM (
    SELECT *, list_transform(parts, lambda one: CASE WHEN one IS NOT NULL THEN local_stamp(one, $date_order) END) AS local_stamps
    FROM taken_apart
  )
),
lengths AS (
  -- a reply or a closing that is written as the time since the opening
  SELECT *,
    CASE WHEN reply_is_length THEN length_parts(reply_text, letters) END AS reply_length,
    CASE WHEN closed_is_length THEN length_parts(closed_text, letters) END AS closed_length
  FROM (
    SELECT *,
      max(coalesce(CASE WHEN reply_is_length THEN length_letters(reply_text) END,
                   CASE WHEN closed_is_length THEN length_letters(closed_text) END)) OVER () AS letters
    FROM (SELECT *, reply_parts IS NOT NULL AND reply_local IS NULL AS reply_is_length,
                 closed_parts IS NOT NULL AND closed_local IS NULL AS closed_is_length
          FROM local_times)
  )
),
stamped AS (
  SELECT *,
    stamp_at(opened_text, opened_iso, opened_local, opened_parts.zone, $zone) AS opened_at,
    stamp_at(reply_text, reply_iso, reply_local, reply_parts.zone, $zone) AS first_reply_at,
    stamp_at(closed_text, closed_iso, closed_local, closed_parts.zone, $zone) AS closed_as_written,
    CASE WHEN opened_text IS NOT NULL THEN coalesce(opened_parts.hour <> '', TRUE) END AS opened_says_time,
    CASE WHEN length_seconds(reply_length) IS NOT NULL THEN length_is_fine(reply_length)
         WHEN reply_is_length THEN NULL
         WHEN reply_text IS NOT NULL THEN coalesce(reply_parts.hour <> '', TRUE) END AS reply_says_time,
    concat(reply_length.weeks, reply_length.days) <> '' AS reply_says_days,
    CASE WHEN closed_text IS NOT NULL THEN coalesce(closed_parts.hour <> '', TRUE) END AS closed_says_time,
    coalesce(opened_parts.secs <> '', opened_text[17] = ':') AS opened_has_seconds,
    coalesce(reply_parts.secs <> '', reply_text[17] = ':') AS reply_has_seconds,
    coalesce(closed_parts.secs <> '', closed_text[17] = ':') AS closed_has_seconds
  FROM lengths
),
watched AS MATERIALIZED (
  SELECT *,
    is_midnight(opened_text, opened_local, opened_at, $zone) AS opened_at_midnight,
    is_midnight(reply_text, reply_local, first_reply_at, $zone) AS reply_at_midnight,
    is_midnight(closed_text, closed_local, closed_as_written, $zone) AS closed_at_midnight
  FROM stamped
),
surveyed AS (
  -- what the rows of the file say together
  SELECT
    bool_or(reply_says_days AND reply_says_time) AS some_days_are_fine,
    bool_or(opened_says_time) AS some_opening_says_time,
    bool_or(reply_says_time) AS some_reply_says_time,
    bool_or(NOT opened_at_midnight) AS some_opening_is_later,
    bool_or(NOT reply_at_midnight) AS some_reply_is_later,
    bool_or(NOT closed_at_midnight) AS some_closing_is_later,
    count(opened_at) AS openings,
    count(first_reply_at) AS replies,
    count(closed_as_written) AS closings,
    bool_and(coalesce(opened_at_midnight AND in_zone(opened_text, opened_parts), TRUE)
      AND coalesce(reply_at_midnight AND in_zone(reply_text, reply_parts), TRUE)
      AND coalesce(closed_at_midnight AND in_zone(closed_text, closed_parts), TRUE)) AS all_at_midnight
  FROM watched
),
clocked AS (
  -- a column whose stamps, three or more, are all at midnight has dates without times of day, and so has every column where
  -- all stamps of the file, two or more, are at midnight and say no zone
  SELECT *,
    openings + replies + closings >= 2 AND all_at_midnight AS days_only,
    some_opening_is_later OR openings < 3 AND NOT days_only AS openings_have_clock,
    some_reply_is_later OR replies < 3 AND NOT days_only AS replies_have_clock,
    some_closing_is_later OR closings < 3 AND NOT days_only AS closings_have_clock
  FROM watched CROSS JOIN surveyed
),
typed AS (
  SELECT clocked.* EXCLUDE (first_reply_at, closed_as_written),
    CASE WHEN $has_status THEN status_words.meaning WHEN closed_text IS NULL THEN 'open' ELSE 'closed' END AS status,
    side_words.meaning AS opener,
    opened_says_time AND openings_have_clock AS opened_has_time,
    -- in whole days only, where none of the file is in days and hours
    (reply_says_time OR length_seconds(reply_length) IS NOT NULL AND some_days_are_fine) AND replies_have_clock AS reply_has_time,
    closed_says_time AND closings_have_clock AS closed_has_time,
    CASE WHEN id_begins THEN clean(strftime(timezone($zone, timezone('UTC', opened_at)), '%Y-%m-%d %H:%M') || ' '
                               || trim(regexp_replace(id_rest, '[\s\x{a0}]+', ' ', 'g')))
         WHEN $by_people THEN case_number(written_id) ELSE written_id END AS ticket,
    coalesce(first_reply_at, opened_at + to_seconds(
      CASE WHEN regexp_full_match(reply_after_text, '\d{1,9}') THEN reply_after_text::BIGINT
           ELSE length_seconds(reply_length) END)) AS reply_as_written,
    coalesce(closed_as_written, opened_at + to_seconds(length_seconds(closed_length))) AS closed_as_written,
    CASE WHEN reopened_text IS NULL OR reopened_text IN ('tidak', 'no', 'false') THEN 0
         WHEN reopened_text IN ('ya', 'yes', 'true') THEN 1
         ELSE try_cast(regexp_extract(reopened_text, '^(\d{1,6})(?:[.,]0)?$', 1) AS INTEGER) END AS reopened
  FROM clocked
  LEFT JOIN status_words ON status_words.word = status_word
  LEFT JOIN side_words ON side_words.word = opener_word
),
timed AS (
  -- a reply or a closing on the opening day that is written without a time of day is not before the opening, nor is one
  -- in the opening's own minute, where one of the two has no seconds
  SELECT *,
    CASE WHEN reply_as_written < opened_at
           AND (NOT reply_has_time AND reply_as_written + INTERVAL 1 DAY > opened_at
                OR date_trunc('minute', reply_as_written) = date_trunc('minute', opened_at)
                   AND NOT (opened_has_seconds AND reply_has_seconds))
           THEN opened_at
         ELSE reply_as_written END AS first_reply_at,
    CASE WHEN closed_as_written < opened_at
           AND (NOT closed_has_time AND closed_as_written + INTERVAL 1 DAY > opened_at
                OR date_trunc('minute', closed_as_written) = date_trunc('minute', opened_at)
                   AND NOT (opened_has_seconds AND closed_has_seconds))
           THEN opened_at
         ELSE closed_as_written END AS closed_at,
    some_opening_says_time AND openings_have_clock AS file_has_opened_times,
    some_reply_says_time AND replies_have_clock AS file_has_reply_times
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
         WHEN is_spoilt(written_id) THEN struct_pack(why := 'spoilt_id', field := 'case_id', cell := written_id)
         WHEN is_error(written_id) THEN struct_pack(why := 'error_cell', field := 'case_id', cell := written_id)
         WHEN written_id IS NULL THEN struct_pack(why := 'missing', field := 'case_id', cell := NULL)
         WHEN opener = 'outbound' THEN struct_pack(why := 'opened_by_office', field := NULL, cell := NULL)
         WHEN opener_word IS NOT NULL AND opener IS NULL
           THEN struct_pack(why := 'unknown_opener', field := 'opened_by', cell := opener_text)
         WHEN opened_text IS NULL THEN struct_pack(why := 'missing', field := 'opened_at', cell := NULL)
         WHEN opened_at IS NULL OR opened_at < TIMESTAMP '1990-01-01' THEN struct_pack(why := unreadable(opened_text), field := 'opened_at', cell := opened_text)
         WHEN is_error(reply_text) THEN struct_pack(why := 'error_cell', field := 'first_reply_at', cell := reply_text)
         WHEN is_error(closed_text) THEN struct_pack(why := 'error_cell', field := 'closed_at', cell := closed_text)
         WHEN file_has_opened_times AND NOT opened_has_time
           THEN struct_pack(why := 'no_time', field := 'opened_at', cell := opened_text)
         WHEN reply_text IS NOT NULL AND first_reply_at IS NULL
           THEN struct_pack(why := unreadable(reply_text), field := 'first_reply_at', cell := reply_text)
         WHEN file_has_reply_times AND NOT reply_has_time
           THEN struct_pack(why := CASE WHEN reply_is_length THEN 'unclear_length' ELSE 'no_time' END,
                            field := 'first_reply_at', cell := reply_text)
         WHEN reply_after_text IS NOT NULL AND reply_as_written IS NULL
           THEN struct_pack(why := 'bad_number', field := 'first_reply_at', cell := reply_after_text)
         WHEN closed_text IS NOT NULL AND closed_at IS NULL
           THEN struct_pack(why := unreadable(closed_text), field := 'closed_at', cell := closed_text)
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
         WHEN $has_status AND status_word IS NULL
           THEN struct_pack(why := 'missing', field := 'status', cell := status_text)
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
  $has_closed_at AS has_closed_at, status_text,
  $has_reply AND reply_after_text IS NULL AND NOT coalesce(regexp_matches(reply_text, '\d'), FALSE) AS is_unanswered,
  CASE WHEN length(written_id) >= 16 AND regexp_full_match(written_id, '\d+') THEN written_id END AS long_id,
  problem.why AS problem, problem.field AS problem_field, problem.cell AS problem_value,
  [struct_pack(stamp := opened_text, dates := date_readings(opened_parts, year($received_at::TIMESTAMP) + 1), weekday := weekday_number(opened_text)),
   struct_pack(stamp := reply_text, dates := date_readings(reply_parts, year($received_at::TIMESTAMP) + 1), weekday := weekday_number(reply_text)),
   struct_pack(stamp := closed_text, dates := date_readings(closed_parts, year($received_at::TIMESTAMP) + 1), weekday := weekday_number(closed_text))] AS readings,
  [plain_date(opened_text, opened_iso, opened_parts, opened_local),
   plain_date(reply_text, reply_iso, reply_parts, reply_local),
   plain_date(closed_text, closed_iso, closed_parts, closed_local)] AS plain
FROM judged_rows
