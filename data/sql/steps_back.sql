-- Rows of a chat, in the order of the file, that are more than an hour earlier than the row above: how many there are,
-- the first of them, its stamp and the one above (WIB). Files that have the newest row first are left out.
WITH steps AS (
  SELECT member, row, sent_at, lag(sent_at) OVER (PARTITION BY member ORDER BY row) AS before
  FROM judged
  WHERE problem IS NULL
),
turned AS (
  SELECT member FROM steps
  GROUP BY member
  HAVING count(*) FILTER (sent_at < before) > greatest(2, 2 * count(*) FILTER (sent_at > before))
)
SELECT count(*) AS rows,
  first({member: member, row: row, stamp: wib(sent_at), above: wib(before)}
        ORDER BY member, row) AS first_one
FROM steps
WHERE sent_at < before - INTERVAL 1 HOUR
  AND NOT EXISTS (FROM turned WHERE turned.member IS NOT DISTINCT FROM steps.member)
