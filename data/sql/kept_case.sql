-- A case in a store (columns: data.cases.cached.FOUND). Parameters: accounts, case_key.
SELECT account_id, opd_id, conversation_key, case_key, post_key, reply_key, basis, opened_at, opened_on
FROM cases
WHERE case_key = $case_key::UBIGINT AND account_id IN (SELECT unnest($accounts::VARCHAR[]))
