-- The handbook's cases from messages with all that the program keeps of them: one plain statement. Repeats count once; the
-- OPD, its office clock, targets and exclusions are joined in. Variables: messages (file), as_of. Tables: uploads(path,
-- upload_id), owners, schedules, days, class_days, topics, exclusions, as the program's statements have them.
CREATE TABLE whole AS
WITH stored AS (
  SELECT *, row_number() OVER (PARTITION BY message_key ORDER BY path, row) AS nth
  FROM read_parquet(getvariable('messages'), filename = 'path')
),
ordered AS (
  SELECT * EXCLUDE (nth, direction, link), is_request AND NOT is_courtesy AS counts, direction = 'inbound' AS is_inbound,
    row_number() OVER talk AS position,
    direction = 'inbound' AND lag(direction) OVER talk IS DISTINCT FROM 'inbound' AS begins_run
  FROM stored
  WHERE nth = 1 AND (direction = 'inbound' OR is_request) AND sent_at <= getvariable('as_of')
  WINDOW talk AS (PARTITION BY conversation_key ORDER BY sent_at, direction, message_key)
),
runs AS (
  SELECT *, max(CASE WHEN begins_run THEN sent_at END)
    OVER (PARTITION BY conversation_key ORDER BY position ROWS UNBOUNDED PRECEDING) AS began_at
  FROM ordered
),
events AS (
  SELECT *, CASE WHEN is_inbound THEN 'request'
    WHEN coalesce(is_automatic, sent_at - began_at <= INTERVAL 10 SECOND, FALSE) THEN 'automatic' ELSE 'reply' END AS role
  FROM runs
  WHERE NOT is_inbound OR counts
),
ahead AS (
  SELECT *,
    min(CASE WHEN role = 'reply' THEN sent_at END) OVER onwards AS next_reply_at,
    min(CASE WHEN role = 'reply' THEN position END) OVER onwards AS next_reply,
    min(CASE WHEN role = 'automatic' THEN position END) OVER onwards AS next_automatic
  FROM events
  WINDOW onwards AS (PARTITION BY conversation_key ORDER BY position ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
),
requests AS (
  SELECT *, lag(sent_at) OVER talk AS previous_at,
    CASE WHEN lag(next_reply) OVER talk < position THEN lag(next_reply_at) OVER talk END AS replied_before
  FROM ahead
  WHERE role = 'request'
  WINDOW talk AS (PARTITION BY conversation_key ORDER BY position)
),
openings AS (
  SELECT *, previous_at IS NULL OR sent_at - coalesce(replied_before, previous_at) > INTERVAL 7 DAY AS opens FROM requests
),
numbered AS (
  SELECT *, count_if(opens) OVER talk AS number,
    CASE WHEN NOT lead(opens) OVER talk THEN lead(sent_at) OVER talk END AS next_in_case_at
  FROM openings
  WINDOW talk AS (PARTITION BY conversation_key ORDER BY position ROWS UNBOUNDED PRECEDING)
),
grouped AS (
  SELECT conversation_key, arg_min(struct_pack(account_id, message_key, channel, post_key, author_key, text_length, path,
      member, row), position) AS first,
    min(sent_at) AS opened_at,
    max(next_reply_at) FILTER (opens) AS first_reply_at, max(next_reply) FILTER (opens) AS reply_position,
    CASE WHEN bool_and(next_reply IS NOT NULL) THEN max(next_reply_at) END AS reply_to_last,
    count_if(NOT opens AND sent_at - replied_before >= INTERVAL 72 HOUR)::INTEGER AS reopened,
    bool_or(opens AND coalesce(next_automatic < next_reply, next_automatic IS NOT NULL)) AS automatic_first,
    list(struct_pack(since := sent_at + INTERVAL 24 HOUR, until := least(next_reply_at, next_in_case_at)) ORDER BY position)
      FILTER (NOT opens AND coalesce(least(next_reply_at, next_in_case_at) - sent_at > INTERVAL 24 HOUR, TRUE)) AS waits,
    arg_min(topic, position) FILTER (topic IS NOT NULL) AS topic
  FROM numbered
  GROUP BY conversation_key, number
),
cases AS (
  SELECT grouped.* EXCLUDE (first, reply_to_last, reply_position), first.account_id AS account_id,
    first.message_key AS case_key, first.channel AS channel, first.post_key AS post_key, first.author_key AS author_key,
    first.text_length AS text_length, first.path AS path, first.member AS member, first.row AS row,
    reply.message_key AS reply_key, reply.fingerprint AS reply_fingerprint, getvariable('as_of') AS as_of,
    CASE WHEN reply_to_last + INTERVAL 72 HOUR <= getvariable('as_of') THEN reply_to_last END AS resolved_at,
    (opened_at + INTERVAL 7 HOUR)::DATE AS opened_on, coalesce(class, 'information') AS topic_class
  FROM grouped
  LEFT JOIN events AS reply ON reply.conversation_key = grouped.conversation_key AND reply.position = reply_position
  LEFT JOIN topics ON topics.topic = lower(trim(regexp_replace(grouped.topic, '\s+', ' ', 'g')))
),
working_days AS (SELECT DISTINCT working_number, day FROM days WHERE is_working),
moments AS (
  SELECT cases.*, owners.opd_id, owners.platform, schedules.schedule, exclusions.reason AS excluded,
    opening.response_target, opening.response_target_office,
    working_days.day + INTERVAL 1 DAY - INTERVAL 7 HOUR AS deadline,
    office(opened_at, opening) AS opened_office, office(first_reply_at, replying) AS replied_office,
    office(resolved_at, resolving) AS resolved_office, office(as_of, ending) AS end_office,
    office(as_of - INTERVAL 72 HOUR, judging) AS judged_office
  FROM cases
  JOIN owners ON owners.account_id = cases.account_id AND opened_on BETWEEN valid_from AND valid_to
  JOIN schedules ON schedules.opd_id = owners.opd_id AND opened_on >= since AND opened_on < schedules.until
  LEFT JOIN exclusions ON exclusions.account_id = cases.account_id AND exclusions.case_key = cases.case_key
  JOIN days AS opening ON opening.schedule = schedules.schedule AND opening.day = opened_on
  JOIN days AS ending ON ending.schedule = schedules.schedule AND ending.day = (as_of + INTERVAL 7 HOUR)::DATE
  JOIN days AS judging
    ON judging.schedule = schedules.schedule AND judging.day = (as_of - INTERVAL 65 HOUR)::DATE
  LEFT JOIN days AS replying
    ON replying.schedule = schedules.schedule AND replying.day = (first_reply_at + INTERVAL 7 HOUR)::DATE
  LEFT JOIN days AS resolving
    ON resolving.schedule = schedules.schedule AND resolving.day = (resolved_at + INTERVAL 7 HOUR)::DATE
  JOIN class_days ON class_days.class = topic_class AND class_days.day = opened_on
  JOIN working_days ON working_days.working_number = opening.working_number + resolution_days
)
SELECT account_id, opd_id, platform, case_key, conversation_key, channel, post_key, author_key, topic, topic_class,
  'silence' AS basis, opened_at, opened_on, first_reply_at, automatic_first, resolved_at, FALSE AS closed, reopened, waits,
  first_reply_at IS NOT NULL AND coalesce(list_bool_or([
    w.since <= as_of AND coalesce(as_of < w.until, TRUE) FOR w IN waits]), FALSE) AS waiting_again,
  excluded, TRUE AS replies_known, TRUE AS closing_known, as_of, schedule, response_target, response_target_office, deadline,
  epoch(first_reply_at - opened_at)::BIGINT AS response, epoch(as_of - opened_at)::BIGINT AS waited,
  epoch(resolved_at - opened_at)::BIGINT AS resolution, replied_office - opened_office AS response_office,
  end_office - opened_office AS waited_office, resolved_office - opened_office AS resolution_office,
  judged_office - opened_office AS seen_resolution_office, text_length, reply_fingerprint, reply_key, upload_id, member, row
FROM moments
JOIN uploads USING (path)
