-- Damaged uploads that the store had to do without: the accounts and days that each of them leaves out.
SELECT upload_id, file, account_id, first_day, last_day FROM lacking ORDER BY upload_id, account_id
