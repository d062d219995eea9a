-- Cases with their OPD, clocks and deadlines: what the store keeps (handbook, sections 2 and 3). A view: read once.
-- Tables: message_cases, ticket_cases, uploads(upload_number, upload_id), duties, topic_classes, clock, deadlines,
-- exclusions(account_id, case_key, reason), corrections(account_id, effect, target, field, said_at): stated times that
-- Diskominfo corrected (null: it never happened). Durations are seconds; stamps UTC; `deadline` is the resolution target.
CREATE OR REPLACE TEMP VIEW made_cases AS
WITH all_cases AS (
  SELECT account_number, case_key, conversation_key, 'silence' AS basis, opened_at, first_reply_at, automatic_first,
         resolved_at, FALSE AS closed, reopened::INTEGER AS reopened, waits, TRUE AS replies_known,
         TRUE AS closing_known, FALSE AS rejected, channel, post_key, author_key, topic, text_length, reply_fingerprint,
         reply_key, upload_number, member, row
  FROM message_cases
  UNION ALL BY NAME
  SELECT account_number, case_key, 'status' AS basis, opened_at, first_reply_at, resolved_at, closed, reopened,
         replies_known, closing_known, rejected, 'ticket' AS channel, author_key, topic, upload_number, member, row
  FROM ticket_cases
),
said AS (
  SELECT account_id, target AS case_key, bool_or(field = 'first_reply_at') AS says_reply,
    max(said_at) FILTER (field = 'first_reply_at') AS reply_at, bool_or(field = 'resolved_at') AS says_resolved,
    max(said_at) FILTER (field = 'resolved_at') AS end_at
  FROM corrections
  WHERE effect = 'time'
  GROUP BY account_id, target
),
owned AS (
  SELECT all_cases.*, duties.* EXCLUDE (account_number), wib(opened_at)::DATE AS opened_on
  FROM all_cases
  JOIN duties ON duties.account_number = all_cases.account_number
    AND wib(opened_at)::DATE BETWEEN duties.first_day AND duties.last_day
),
corrected AS (
  SELECT owned.* EXCLUDE (first_reply_at, resolved_at),
    CASE WHEN says_reply IS NOT TRUE THEN first_reply_at WHEN reply_at <= as_of THEN reply_at END AS first_reply_at,
    CASE WHEN says_resolved IS NOT TRUE THEN resolved_at WHEN end_at <= as_of THEN end_at END AS resolved_at,
    coalesce(topic_classes.topic_class, 'information') AS topic_class,
    CASE WHEN rejected THEN 'rejected' ELSE exclusions.reason END AS excluded
  FROM owned
  LEFT JOIN said USING (account_id, case_key)
  LEFT JOIN exclusions USING (account_id, case_key)
  LEFT JOIN topic_classes USING (topic)
),
timed AS (
  SELECT corrected.*, opening.response_target, opening.response_target_office, deadlines.deadline,
    office_seconds(opened_at, opening) AS office_opened, office_seconds(first_reply_at, replying) AS office_replied,
    office_seconds(resolved_at, resolving) AS office_resolved
  FROM corrected
  JOIN clock AS opening ON opening.place = clock_place(schedule_number, opened_on)
  JOIN deadlines USING (topic_class, opened_on)
  LEFT JOIN clock AS replying ON replying.place = clock_place(schedule_number, wib(first_reply_at)::DATE)
  LEFT JOIN clock AS resolving ON resolving.place = clock_place(schedule_number, wib(resolved_at)::DATE)
)
SELECT account_id, opd_id, platform, case_key, conversation_key, channel, post_key, author_key, topic, topic_class,
  basis, opened_at, opened_on, first_reply_at, automatic_first, resolved_at, closed, reopened, waits,
  CASE WHEN first_reply_at IS NULL OR waits IS NULL THEN FALSE
       ELSE list_bool_or([w.since <= as_of AND coalesce(as_of < w.until, TRUE) FOR w IN waits]) END AS waiting_again,
  excluded, replies_known, closing_known, as_of, schedule, response_target, response_target_office, deadline,
  epoch(first_reply_at - opened_at)::BIGINT AS response,
  epoch(as_of - opened_at)::BIGINT AS waited,
  epoch(resolved_at - opened_at)::BIGINT AS resolution,
  office_replied - office_opened AS response_office,
  office_end - office_opened AS waited_office,
  office_resolved - office_opened AS resolution_office,
  office_judged - office_opened AS seen_resolution_office,
  text_length, reply_fingerprint, reply_key, upload_id, member, row
FROM timed
JOIN uploads USING (upload_number)
