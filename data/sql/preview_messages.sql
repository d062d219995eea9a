-- The first rows of a message file as they were understood, valid or not.
SELECT member, row, account_id, sent_at, direction, masked_name, is_courtesy, channel, topic, problem
FROM judged
ORDER BY member, row
LIMIT 5
