-- Human replies of each account per hour (UTC), by channel: what `replies_sent` adds up.
CREATE OR REPLACE TEMP TABLE replies AS
SELECT account_id, date_trunc('hour', sent_at) AS hour, channel, count(*) AS sent
FROM events
WHERE role = 'reply'
GROUP BY account_id, date_trunc('hour', sent_at), channel
