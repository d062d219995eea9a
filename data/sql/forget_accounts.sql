-- Takes accounts out of a table of the store, which stands for `some_table`. Parameter: accounts.
DELETE FROM some_table WHERE list_contains($accounts::VARCHAR[], account_id)
