-- The first rows of a message file as they were understood, valid or not; no text, no whole name.
SELECT member, row, account_id, sent_at AS at, direction, masked_name, is_automatic, is_courtesy, text_length,
       NULL AS status, problem
FROM judged
ORDER BY member, row
LIMIT 5
