-- Cases of accounts in a store, excluded ones aside. Parameter: accounts.
SELECT count(*) FROM cases WHERE excluded IS NULL AND account_id IN (SELECT unnest($accounts::VARCHAR[]))
