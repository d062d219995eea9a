-- What each message upload says of each account's WIB days: `messages` counts every message once (by the upload whose
-- row counts), `sent` and `received` are those of private talks, `lacking` the messages of an earlier upload that this one,
-- which covers the day too, does not have.
-- Tables: stored_messages, messages, uploads(upload_id, upload_number), states(account_id, account_number),
-- coverings(account_id, upload_id, number, kind, first_day, last_day): the whole days that an upload covers by itself.
CREATE OR REPLACE TEMP TABLE made_upload_days AS
WITH counted_once AS (
  SELECT account_id, upload_id, counts.* EXCLUDE (account_number, upload_number)
  FROM (
    SELECT account_number, upload_number, wib(sent_at)::DATE AS day, count(*) AS messages,
      count(*) FILTER (channel = 'private' AND NOT is_inbound) AS sent,
      count(*) FILTER (channel = 'private' AND is_inbound) AS received
    FROM messages
    GROUP BY account_number, upload_number, day
  ) AS counts
  JOIN states USING (account_number)
  JOIN uploads USING (upload_number)
),
one_sided AS (
  SELECT account_id, upload_id FROM counted_once GROUP BY account_id, upload_id HAVING sum(received) = 0 AND sum(sent) > 0
),
covering AS (
  SELECT * FROM coverings WHERE kind = 'messages'
),
overlapping AS (
  SELECT DISTINCT earlier.account_id
  FROM covering AS earlier
  JOIN covering AS later ON later.account_id = earlier.account_id AND later.number > earlier.number
    AND later.first_day <= earlier.last_day AND earlier.first_day <= later.last_day
),
looked_into AS (
  SELECT account_id, upload_id FROM one_sided
  UNION
  SELECT account_id, upload_id FROM covering SEMI JOIN overlapping USING (account_id)
),
rows AS (
  SELECT account_id, upload_id, message_key, wib(sent_at)::DATE AS day, is_inbound AND channel = 'private' AS is_received
  FROM stored_messages
  JOIN states USING (account_number)
  JOIN uploads USING (upload_number)
  SEMI JOIN looked_into USING (account_id, upload_id)
),
held AS (
  SELECT rows.account_id, rows.day, rows.message_key, min(covering.number) AS first_number,
    count(DISTINCT covering.number) AS holders
  FROM rows
  SEMI JOIN overlapping USING (account_id)
  JOIN covering ON covering.account_id = rows.account_id AND covering.upload_id = rows.upload_id
    AND rows.day BETWEEN covering.first_day AND covering.last_day
  GROUP BY rows.account_id, rows.day, rows.message_key
),
days AS (
  SELECT DISTINCT account_id, day, first_number FROM held
),
expected AS (
  SELECT days.account_id, days.day, days.first_number, count(*) AS holders
  FROM days
  JOIN covering ON covering.account_id = days.account_id AND covering.number >= days.first_number
    AND days.day BETWEEN covering.first_day AND covering.last_day
  GROUP BY days.account_id, days.day, days.first_number
),
partly_held AS (
  SELECT held.*
  FROM held
  JOIN expected USING (account_id, day, first_number)
  WHERE held.holders < expected.holders
),
lacking AS (
  SELECT partly_held.account_id, covering.upload_id, partly_held.day, partly_held.message_key
  FROM partly_held
  JOIN covering ON covering.account_id = partly_held.account_id AND covering.number > partly_held.first_number
    AND partly_held.day BETWEEN covering.first_day AND covering.last_day
  ANTI JOIN rows ON rows.upload_id = covering.upload_id AND rows.message_key = partly_held.message_key
),
counted AS (
  SELECT * FROM counted_once
  UNION ALL BY NAME
  SELECT rows.account_id, rows.upload_id, rows.day, count(*) AS received  -- also those that another upload has too
  FROM rows
  SEMI JOIN one_sided USING (account_id, upload_id)
  WHERE rows.is_received
  GROUP BY rows.account_id, rows.upload_id, rows.day
  UNION ALL BY NAME
  SELECT account_id, upload_id, day, count(*) AS lacking
  FROM lacking
  GROUP BY account_id, upload_id, day
)
SELECT account_id, upload_id, day, coalesce(sum(messages), 0)::INTEGER AS messages, coalesce(sum(sent), 0)::INTEGER AS sent,
  coalesce(sum(received), 0)::INTEGER AS received, coalesce(sum(lacking), 0)::INTEGER AS lacking
FROM counted
GROUP BY account_id, upload_id, day
