-- Until when each account that belongs to an OPD now is known (UTC); null where nothing was ever uploaded.
-- Parameters: opd_id (null: every OPD).
SELECT account_periods.opd_id, account_periods.account_id, platform, handle, as_of
FROM account_periods
LEFT JOIN account_states USING (account_id)
WHERE ($opd_id::VARCHAR IS NULL OR opd_id = $opd_id)
  AND wib(coalesce(as_of, (SELECT max(as_of) FROM account_states)) - INTERVAL 1 SECOND)::DATE
    BETWEEN valid_from AND valid_to
ORDER BY as_of, account_id
