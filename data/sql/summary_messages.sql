-- What upload.json says of the valid rows of a message file: stamps, and whether its newest row stands first.
WITH valid AS (SELECT * FROM judged WHERE problem IS NULL),
steps AS (
  SELECT sent_at, lag(sent_at) OVER (PARTITION BY account_id, conversation_key, member ORDER BY row) AS before
  FROM valid
  WHERE (SELECT NOT bool_or(has_seconds) FROM valid)
),
accounts AS (
  SELECT account_id, min(sent_at) AS first, max(sent_at) AS last, count(*) AS rows FROM valid GROUP BY account_id
)
SELECT
  (SELECT min(first) FROM accounts) AS first_stamp,
  (SELECT max(last) FROM accounts) AS last_stamp,
  (SELECT coalesce(bool_or(has_seconds), FALSE) FROM valid) AS has_seconds,
  (SELECT count(*) FILTER (sent_at < before) > count(*) FILTER (sent_at > before) FROM steps) AS newest_first,
  (SELECT coalesce(list(accounts ORDER BY account_id), []) FROM accounts) AS stamps
