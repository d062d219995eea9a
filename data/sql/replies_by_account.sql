-- All counted replies, account by account.
SELECT * FROM replies ORDER BY account_id, hour, channel
