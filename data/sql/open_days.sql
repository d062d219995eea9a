-- The stocks of every account at each day's end (WIB), by the platform and channel of the cases: those without a human
-- reply by age (bounds as in backlog_band.sql) and those whose citizen waits again. The last day ends at the account's
-- as_of. An account's rows come of its own cases alone, so that those of accounts that changed can be replaced.
-- Parameter: accounts (null: all). Table: cases. What comes and goes on a day is added up day by day, through all accounts
-- at once: on the day after an account's last one (never shown) all that is left of it goes, so that the next begins at 0.
WITH known AS (
  SELECT account_id, platform, channel, opened_at, first_reply_at, as_of, closing_day(as_of) + 1 AS after_last, waits
  FROM cases
  WHERE excluded IS NULL AND replies_known
    AND ($accounts::VARCHAR[] IS NULL OR list_contains($accounts::VARCHAR[], account_id))
),
unanswered AS (
  -- age: whole days at the last day's end at which the case is open
  SELECT account_id, platform, channel, closing_day(opened_at) AS opened,
    coalesce(closing_day(first_reply_at), after_last) AS goes,
    least(date_sub('day', opened_at, as_of), goes - opened - 1) AS age
  FROM known
  WHERE opened < goes
),
came AS (
  SELECT account_id, platform, channel, opened, count(*) AS came, count_if(age >= 1) AS grew_1, count_if(age >= 3) AS grew_3,
    count_if(age >= 7) AS grew_7, count_if(age >= 30) AS grew_30
  FROM unanswered
  GROUP BY account_id, platform, channel, opened
),
again AS (
  SELECT account_id, platform, channel, as_of, after_last, first_reply_at, unnest(waits, max_depth := 2)
  FROM known
  WHERE first_reply_at IS NOT NULL AND waits IS NOT NULL
),
asked AS (
  SELECT account_id, platform, channel, closing_day(greatest(since, first_reply_at)) AS comes,
    coalesce(closing_day(until), after_last) AS goes
  FROM again
  WHERE since <= as_of AND comes < goes
),
changes AS (
  SELECT account_id, platform, channel, opened AS day, came AS lt_1d FROM came
  UNION ALL BY NAME
  SELECT account_id, platform, channel, opened + 1 AS day, -grew_1 AS lt_1d, grew_1 AS from_1_to_3d FROM came WHERE grew_1 > 0
  UNION ALL BY NAME
  SELECT account_id, platform, channel, opened + 3 AS day, -grew_3 AS from_1_to_3d, grew_3 AS from_3_to_7d FROM came
  WHERE grew_3 > 0
  UNION ALL BY NAME
  SELECT account_id, platform, channel, opened + 7 AS day, -grew_7 AS from_3_to_7d, grew_7 AS from_7_to_30d FROM came
  WHERE grew_7 > 0
  UNION ALL BY NAME
  SELECT account_id, platform, channel, opened + 30 AS day, -grew_30 AS from_7_to_30d, grew_30 AS gt_30d FROM came
  WHERE grew_30 > 0
  UNION ALL BY NAME
  SELECT account_id, platform, channel, goes AS day, -count_if(age < 1) AS lt_1d, -count_if(age >= 1 AND age < 3) AS from_1_to_3d,
    -count_if(age >= 3 AND age < 7) AS from_3_to_7d, -count_if(age >= 7 AND age < 30) AS from_7_to_30d,
    -count_if(age >= 30) AS gt_30d
  FROM unanswered
  GROUP BY account_id, platform, channel, goes
  UNION ALL BY NAME
  SELECT account_id, platform, channel, comes AS day, 1 AS asked_again FROM asked
  UNION ALL BY NAME
  SELECT account_id, platform, channel, goes AS day, -1 AS asked_again FROM asked
  UNION ALL BY NAME
  SELECT account_id, platform, channel, unnest(generate_series(closing_day(min(opened_at))::TIMESTAMP,
    any_value(after_last)::TIMESTAMP - INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day, TRUE AS is_shown
  FROM known
  GROUP BY account_id, platform, channel
),
daily AS (
  SELECT account_id, platform, channel, day, bool_or(is_shown) AS is_shown, sum(lt_1d) AS lt_1d,
    sum(from_1_to_3d) AS from_1_to_3d, sum(from_3_to_7d) AS from_3_to_7d, sum(from_7_to_30d) AS from_7_to_30d,
    sum(gt_30d) AS gt_30d, sum(asked_again) AS asked_again
  FROM changes
  GROUP BY account_id, platform, channel, day
  ORDER BY account_id, platform, channel, day
),
stocks AS (
  SELECT account_id, platform, channel, day, is_shown,
    coalesce(sum(lt_1d) OVER so_far, 0)::BIGINT AS backlog_lt_1d,
    coalesce(sum(from_1_to_3d) OVER so_far, 0)::BIGINT AS backlog_1_3d,
    coalesce(sum(from_3_to_7d) OVER so_far, 0)::BIGINT AS backlog_3_7d,
    coalesce(sum(from_7_to_30d) OVER so_far, 0)::BIGINT AS backlog_7_30d,
    coalesce(sum(gt_30d) OVER so_far, 0)::BIGINT AS backlog_gt_30d,
    coalesce(sum(asked_again) OVER so_far, 0)::BIGINT AS waiting_again
  FROM daily
  WINDOW so_far AS (ROWS UNBOUNDED PRECEDING)
)
SELECT * EXCLUDE (is_shown)
FROM stocks
WHERE is_shown
