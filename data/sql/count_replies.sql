-- Human replies of each account per hour (UTC), by channel: what `replies_sent` adds up. Tables: events, states.
CREATE OR REPLACE TEMP TABLE made_replies AS
WITH counted AS (
  SELECT account_number, date_trunc('hour', sent_at) AS hour, channel, count(*) AS sent
  FROM events
  WHERE role = 'reply'
  GROUP BY account_number, date_trunc('hour', sent_at), channel
)
SELECT account_id, hour, channel, sent
FROM counted
JOIN states USING (account_number)
