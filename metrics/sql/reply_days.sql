-- The human replies behind `replies_sent`: how many each account sent on each day, for the unit that had it that day.
-- Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive), platform and channel (null: all).
SELECT reply_days.account_id, day, sum(sent)::BIGINT AS sent
FROM reply_days
JOIN account_periods ON account_periods.account_id = reply_days.account_id AND day BETWEEN valid_from AND valid_to
WHERE unit_of($by, reply_days.account_id, opd_id) = $unit
  AND day BETWEEN $first_day::DATE AND $last_day::DATE
  AND ($platform::VARCHAR IS NULL OR platform = $platform) AND ($channel::VARCHAR IS NULL OR channel = $channel)
GROUP BY reply_days.account_id, day
ORDER BY reply_days.account_id, day
