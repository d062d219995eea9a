-- The first rows of a case file as they were understood, valid or not.
SELECT member, row, account_id, opened_at, first_reply_at, closed_at, status, masked_name, topic, problem
FROM judged
ORDER BY member, row
LIMIT 5
