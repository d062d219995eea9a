-- Human replies of each account per day (WIB), by channel. An account's rows come of its own replies alone, so that those
-- of accounts that changed can be replaced. Parameter: accounts (null: all). Table: replies.
SELECT account_id, channel, wib(hour)::DATE AS day, sum(sent)::BIGINT AS sent
FROM replies
WHERE $accounts::VARCHAR[] IS NULL OR list_contains($accounts::VARCHAR[], account_id)
GROUP BY account_id, channel, wib(hour)::DATE
ORDER BY account_id, day
