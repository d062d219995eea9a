-- The days (WIB) on which cases of accounts in a store opened. Parameter: accounts.
SELECT DISTINCT account_id, opened_on FROM cases WHERE account_id IN (SELECT unnest($accounts::VARCHAR[]))
