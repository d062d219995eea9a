-- What the rows of a store were taken from: every account's key (data.cases.keys.of_account).
SELECT account_id, key FROM case_keys
