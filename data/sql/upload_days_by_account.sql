-- All days of all uploads, account by account.
SELECT * FROM upload_days ORDER BY account_id, day, upload_id
