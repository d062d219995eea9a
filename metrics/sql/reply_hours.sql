-- The human replies of one hour of the week behind `replies_sent`: how many each account sent in it on each day, for the
-- unit that had it that day.
-- Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive), weekday (1 Monday … 7), hour.
WITH local_replies AS (
  SELECT account_id, wib(hour) AS sent_at, sent FROM replies
)
SELECT local_replies.account_id, sent_at::DATE AS day, sum(sent)::BIGINT AS sent
FROM local_replies
JOIN account_periods ON account_periods.account_id = local_replies.account_id
  AND sent_at::DATE BETWEEN valid_from AND valid_to
WHERE unit_of($by, local_replies.account_id, opd_id) = $unit
  AND sent_at::DATE BETWEEN $first_day::DATE AND $last_day::DATE
  AND isodow(sent_at) = $weekday AND hour(sent_at) = $hour
GROUP BY ALL
ORDER BY local_replies.account_id, day
