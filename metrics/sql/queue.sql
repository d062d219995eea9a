-- Open cases by the OPD that has their account now: not answered yet, or answered and the citizen waits again.
-- Parameters: opd_id (null: every OPD). Seconds up to the account's as_of; stamps in UTC.
WITH holders AS (
  SELECT account_states.account_id, account_periods.opd_id, opds.name AS opd_name, account_periods.platform, handle, as_of
  FROM account_states
  JOIN account_periods ON account_periods.account_id = account_states.account_id
    AND wib(as_of - INTERVAL 1 SECOND)::DATE BETWEEN valid_from AND valid_to
  JOIN opds ON opds.opd_id = account_periods.opd_id
  WHERE $opd_id::VARCHAR IS NULL OR account_periods.opd_id = $opd_id
),
open_cases AS (
  SELECT holders.*, case_key, opened_at, topic, channel, text_length, upload_id, member, row, response_target,
    CASE WHEN first_reply_at IS NULL THEN 'unanswered' ELSE 'again' END AS waiting,
    CASE WHEN first_reply_at IS NULL THEN opened_at
         ELSE [w.since FOR w IN waits IF w.until IS NULL][1] - INTERVAL 24 HOUR END AS waiting_since
  FROM cases
  JOIN holders USING (account_id)
  WHERE excluded IS NULL AND replies_known AND (first_reply_at IS NULL OR waiting_again)
)
SELECT opd_id, opd_name, account_id, platform, handle, waiting, opened_at, waiting_since,
  date_diff('second', waiting_since, as_of) AS waited,
  CASE WHEN waiting = 'unanswered' THEN opened_at + to_seconds(response_target) END AS answer_by,
  topic, channel, text_length, upload_id, member, row, format('{:016x}', case_key) AS case_id, as_of
FROM open_cases
ORDER BY waited DESC, account_id, case_id
