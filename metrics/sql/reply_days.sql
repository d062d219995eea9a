-- The human replies behind `replies_sent`: how many each account sent on each day, for the unit that had it that day.
-- Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive), platform and channel (null: all).
SELECT replies.account_id, wib(hour)::DATE AS day, sum(sent)::BIGINT AS sent
FROM replies
JOIN account_periods ON account_periods.account_id = replies.account_id
  AND wib(hour)::DATE BETWEEN valid_from AND valid_to
WHERE unit_of($by, replies.account_id, opd_id) = $unit
  AND wib(hour)::DATE BETWEEN $first_day::DATE AND $last_day::DATE
  AND ($platform::VARCHAR IS NULL OR platform = $platform) AND ($channel::VARCHAR IS NULL OR channel = $channel)
GROUP BY replies.account_id, wib(hour)::DATE
ORDER BY replies.account_id, day
