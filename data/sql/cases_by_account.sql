-- All cases that were cut, account by account.
SELECT * FROM judged_cases ORDER BY account_id, opened_at, case_key
