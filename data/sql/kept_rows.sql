-- All rows of accounts in one of a store's tables. Parameter: accounts.
SELECT * FROM some_table WHERE account_id IN (SELECT unnest($accounts::VARCHAR[]))
