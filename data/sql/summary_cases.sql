-- What upload.json says of the valid rows of a case file: all stamps count, openings, replies and closings.
WITH valid AS (SELECT * FROM judged WHERE problem IS NULL),
accounts AS (
  SELECT account_id, min(opened_at) AS first, max(greatest(opened_at, first_reply_at, closed_at)) AS last,
         count(*) AS rows
  FROM valid
  GROUP BY account_id
)
SELECT
  (SELECT min(first) FROM accounts) AS first_stamp,
  (SELECT max(last) FROM accounts) AS last_stamp,
  TRUE AS has_seconds,
  FALSE AS newest_first,
  (SELECT coalesce(list(accounts ORDER BY account_id), []) FROM accounts) AS stamps
