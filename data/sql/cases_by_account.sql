-- All cases that were cut, account by account.
SELECT * FROM judged_cases ORDER BY account_id
