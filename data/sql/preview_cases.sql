-- The first rows of a case file as they were understood, valid or not; no whole name.
SELECT member, row, account_id, opened_at AS at, NULL AS direction, masked_name, NULL AS is_automatic,
       NULL AS is_courtesy, NULL AS text_length, status, problem
FROM judged
ORDER BY member, row
LIMIT 5
