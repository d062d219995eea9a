-- Cases with their OPD, clocks and deadlines: what the store keeps (handbook, sections 2 and 3). A view: read once.
-- Tables: message_cases, ticket_cases, states, owners(account_id, opd_id, platform, valid_from, valid_to),
-- schedules(opd_id, since, until, schedule), days and class_days (data.targets.clocks), topics(topic, class),
-- exclusions(account_id, case_key, reason), corrections(account_id, effect, target, field, said_at): stated times that Diskominfo
-- corrected (null: it never happened). Durations are seconds; stamps UTC; `deadline` is the resolution target.
CREATE OR REPLACE TEMP VIEW judged_cases AS
WITH all_cases AS (
  SELECT account_id, case_key, conversation_key, 'silence' AS basis, opened_at, first_reply_at, automatic_first,
         resolved_at, FALSE AS closed, reopened::INTEGER AS reopened, waits, TRUE AS replies_known,
         TRUE AS closing_known, FALSE AS rejected, channel, post_key, author_key, topic, text_length, reply_fingerprint,
         reply_key, upload_id, member, row
  FROM message_cases
  UNION ALL BY NAME
  SELECT account_id, case_key, 'status' AS basis, opened_at, first_reply_at, resolved_at, closed, reopened,
         replies_known, closing_known, rejected, 'ticket' AS channel, author_key, topic, upload_id, member, row
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
corrected AS (
  SELECT all_cases.* EXCLUDE (first_reply_at, resolved_at),
    CASE WHEN NOT coalesce(says_reply, FALSE) THEN first_reply_at WHEN reply_at <= as_of THEN reply_at END
      AS first_reply_at,
    CASE WHEN NOT coalesce(says_resolved, FALSE) THEN resolved_at WHEN end_at <= as_of THEN end_at END AS resolved_at
  FROM all_cases
  JOIN states USING (account_id)
  LEFT JOIN said USING (account_id, case_key)
),
owned AS (
  SELECT corrected.*, owners.opd_id, owners.platform, schedules.schedule, states.as_of,
    wib(opened_at)::DATE AS opened_on,
    coalesce(topics.class, 'information') AS topic_class,
    CASE WHEN rejected THEN 'rejected' ELSE exclusions.reason END AS excluded
  FROM corrected
  JOIN states USING (account_id)
  JOIN owners ON owners.account_id = corrected.account_id
    AND wib(opened_at)::DATE BETWEEN owners.valid_from AND owners.valid_to
  JOIN schedules ON schedules.opd_id = owners.opd_id
    AND wib(opened_at)::DATE >= schedules.since AND wib(opened_at)::DATE < schedules.until
  LEFT JOIN topics ON topics.topic = topic_name(corrected.topic)
  LEFT JOIN exclusions ON exclusions.account_id = corrected.account_id AND exclusions.case_key = corrected.case_key
),
working_days AS (
  SELECT DISTINCT working_number, day FROM days WHERE is_working
)
SELECT owned.account_id, owned.opd_id, owned.platform, owned.case_key, owned.conversation_key, owned.channel,
  owned.post_key, owned.author_key, owned.topic, owned.topic_class, owned.basis, owned.opened_at, owned.opened_on,
  owned.first_reply_at, owned.automatic_first, owned.resolved_at, owned.closed, owned.reopened, owned.waits,
  owned.first_reply_at IS NOT NULL AND coalesce(list_bool_or([
    w.since <= owned.as_of AND coalesce(owned.as_of < w.until, TRUE) FOR w IN owned.waits]), FALSE) AS waiting_again,
  owned.excluded, owned.replies_known, owned.closing_known, owned.as_of, owned.schedule,
  opening.response_target, opening.response_target_office,
  from_wib(working_days.day + INTERVAL 1 DAY) AS deadline,
  epoch(owned.first_reply_at - owned.opened_at)::BIGINT AS response,
  epoch(owned.as_of - owned.opened_at)::BIGINT AS waited,
  epoch(owned.resolved_at - owned.opened_at)::BIGINT AS resolution,
  office_seconds(owned.first_reply_at, replying) - office_seconds(owned.opened_at, opening) AS response_office,
  office_seconds(owned.as_of, ending) - office_seconds(owned.opened_at, opening) AS waited_office,
  office_seconds(owned.resolved_at, resolving) - office_seconds(owned.opened_at, opening) AS resolution_office,
  office_seconds(owned.as_of - INTERVAL 72 HOUR, judging) - office_seconds(owned.opened_at, opening)
    AS seen_resolution_office,
  owned.text_length, owned.reply_fingerprint, owned.reply_key, owned.upload_id, owned.member, owned.row
FROM owned
JOIN days AS opening ON opening.schedule = owned.schedule AND opening.day = owned.opened_on
LEFT JOIN days AS replying
  ON replying.schedule = owned.schedule AND replying.day = wib(owned.first_reply_at)::DATE
JOIN days AS ending ON ending.schedule = owned.schedule AND ending.day = wib(owned.as_of)::DATE
LEFT JOIN days AS resolving
  ON resolving.schedule = owned.schedule AND resolving.day = wib(owned.resolved_at)::DATE
JOIN days AS judging
  ON judging.schedule = owned.schedule AND judging.day = wib(owned.as_of - INTERVAL 72 HOUR)::DATE
JOIN class_days ON class_days.class = owned.topic_class AND class_days.day = owned.opened_on
JOIN working_days ON working_days.working_number = opening.working_number + class_days.resolution_days
