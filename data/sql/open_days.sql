-- The stocks of every account at each day's end (WIB), by the platform and channel of the cases: those without a human
-- reply by age (bounds as in backlog_band.sql) and those whose citizen waits again. The last day ends at the account's
-- as_of. An account's rows come of its own cases alone, so that those of accounts that changed can be replaced.
-- Parameter: accounts (null: all). Table: cases. A band (5: waiting again) has its cases at the ends of the days from
-- `comes` to before `goes` (null: still): what comes and goes is added up day by day.
WITH known AS (
  SELECT * FROM cases
  WHERE excluded IS NULL AND replies_known
    AND ($accounts::VARCHAR[] IS NULL OR list_contains($accounts::VARCHAR[], account_id))
),
bands AS (
  SELECT * FROM (VALUES (0, 0, 1), (1, 1, 3), (2, 3, 7), (3, 7, 30), (4, 30, NULL)) AS bounds(band, youngest, oldest)
),
unanswered AS (
  SELECT account_id, platform, channel, closing_day(opened_at) AS opened, closing_day(first_reply_at) AS answered,
    date_sub('day', opened_at, as_of) AS days_seen, count(*) AS cases
  FROM known
  WHERE coalesce(opened < answered, TRUE)
  GROUP BY ALL
),
again AS (
  SELECT account_id, platform, channel, as_of, first_reply_at, unnest(waits, max_depth := 2)
  FROM known
  WHERE first_reply_at IS NOT NULL AND waits IS NOT NULL
),
stays AS (
  SELECT account_id, platform, channel, band, opened + youngest AS comes,
    least(CASE WHEN oldest <= days_seen THEN opened + oldest END, answered) AS goes, cases
  FROM unanswered
  JOIN bands ON youngest <= days_seen
  UNION ALL BY NAME
  SELECT account_id, platform, channel, 5 AS band, closing_day(greatest(since, first_reply_at)) AS comes,
    closing_day(until) AS goes, 1 AS cases
  FROM again
  WHERE since <= as_of
),
changes AS (
  SELECT account_id, platform, channel, comes AS day, band, cases AS change
  FROM stays
  WHERE coalesce(comes < goes, TRUE)
  UNION ALL BY NAME
  SELECT account_id, platform, channel, goes AS day, band, -cases AS change
  FROM stays
  WHERE comes < goes
  UNION ALL BY NAME
  SELECT account_id, platform, channel, unnest(generate_series(closing_day(min(opened_at))::TIMESTAMP,
    closing_day(any_value(as_of))::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
  FROM known
  GROUP BY account_id, platform, channel
),
daily AS (
  SELECT account_id, platform, channel, day,
    coalesce(sum(change) FILTER (band = 0), 0) AS lt_1d,
    coalesce(sum(change) FILTER (band = 1), 0) AS from_1_to_3d,
    coalesce(sum(change) FILTER (band = 2), 0) AS from_3_to_7d,
    coalesce(sum(change) FILTER (band = 3), 0) AS from_7_to_30d,
    coalesce(sum(change) FILTER (band = 4), 0) AS gt_30d,
    coalesce(sum(change) FILTER (band = 5), 0) AS asked_again
  FROM changes
  GROUP BY account_id, platform, channel, day
)
SELECT account_id, platform, channel, day,
  (sum(lt_1d) OVER so_far)::BIGINT AS backlog_lt_1d,
  (sum(from_1_to_3d) OVER so_far)::BIGINT AS backlog_1_3d,
  (sum(from_3_to_7d) OVER so_far)::BIGINT AS backlog_3_7d,
  (sum(from_7_to_30d) OVER so_far)::BIGINT AS backlog_7_30d,
  (sum(gt_30d) OVER so_far)::BIGINT AS backlog_gt_30d,
  (sum(asked_again) OVER so_far)::BIGINT AS waiting_again
FROM daily
WINDOW so_far AS (PARTITION BY account_id, platform, channel ORDER BY day)
ORDER BY account_id, day
