-- Cases opened and human replies sent by weekday and hour (WIB) of some days: every hour of the week has a row.
-- They add up to `cases` and `replies_sent` of the same days (handbook, section 4).
-- Parameters: by (account, opd, regency), unit, first_day and last_day (DATE, inclusive).
WITH week AS (
  SELECT weekday, hour
  FROM (SELECT unnest(range(1, 8)) AS weekday) CROSS JOIN (SELECT unnest(range(0, 24)) AS hour)
),
opened AS (
  SELECT isodow(opened_on) AS weekday, hour(wib(opened_at)) AS hour, count(*) AS cases
  FROM cases
  WHERE excluded IS NULL AND opened_on BETWEEN $first_day::DATE AND $last_day::DATE
    AND unit_of($by, account_id, opd_id) = $unit
  GROUP BY ALL
),
local_replies AS (
  SELECT account_id, wib(hour) AS sent_at, sent
  FROM replies
  WHERE hour >= from_wib($first_day::DATE::TIMESTAMP)
    AND hour < from_wib($last_day::DATE::TIMESTAMP + INTERVAL 1 DAY)
),
sent AS (
  SELECT isodow(sent_at) AS weekday, hour(sent_at) AS hour, sum(sent)::BIGINT AS replies_sent
  FROM local_replies
  JOIN account_periods ON account_periods.account_id = local_replies.account_id
    AND sent_at::DATE BETWEEN valid_from AND valid_to
  WHERE unit_of($by, account_periods.account_id, opd_id) = $unit
  GROUP BY ALL
)
SELECT weekday, hour, coalesce(cases, 0) AS cases, coalesce(replies_sent, 0) AS replies_sent
FROM week
LEFT JOIN opened USING (weekday, hour)
LEFT JOIN sent USING (weekday, hour)
ORDER BY weekday, hour
