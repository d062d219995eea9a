-- Cases by their ids: when they came in, and on which account of which OPD, as it is called now.
-- Parameters: case_keys (UBIGINT[]). Stamps in UTC.
WITH called AS (
  SELECT account_id, arg_max(opd_id, valid_from) AS opd_id, arg_max(platform, valid_from) AS platform,
    arg_max(handle, valid_from) AS handle
  FROM account_periods
  GROUP BY account_id
)
SELECT format('{:016x}', case_key) AS case_id, account_id, called.opd_id, opds.name AS opd_name, called.platform, handle,
  opened_at, topic
FROM cases
JOIN called USING (account_id)
JOIN opds ON opds.opd_id = called.opd_id
WHERE list_contains($case_keys::UBIGINT[], case_key)
ORDER BY opened_at, case_id
