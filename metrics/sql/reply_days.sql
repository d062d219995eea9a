-- The human replies behind `replies_sent`: how many each account sent on each day, for the unit that had it that day.
-- Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive), platform and channel (null: all).
SELECT replies.account_id, (hour + INTERVAL 7 HOUR)::DATE AS day, sum(sent)::BIGINT AS sent
FROM replies
JOIN account_periods ON account_periods.account_id = replies.account_id
  AND (hour + INTERVAL 7 HOUR)::DATE BETWEEN valid_from AND valid_to
WHERE CASE $by WHEN 'account' THEN replies.account_id WHEN 'opd' THEN opd_id ELSE 'regency' END = $unit
  AND (hour + INTERVAL 7 HOUR)::DATE BETWEEN $first_day::DATE AND $last_day::DATE
  AND ($platform::VARCHAR IS NULL OR platform = $platform) AND ($channel::VARCHAR IS NULL OR channel = $channel)
GROUP BY replies.account_id, (hour + INTERVAL 7 HOUR)::DATE
ORDER BY replies.account_id, day
