-- What the rows of a store were taken from: every account's key (data.cases.cached.key).
SELECT account_id, key FROM case_keys
