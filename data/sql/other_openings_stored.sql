-- Ids of a new case upload that are stored with another opening (as in other_openings_file): of the first, its row and
-- opening, the stored opening, WIB, and where that is stored. Parameters: files, new.
WITH fresh AS (SELECT account_id, case_key, row, wib(opened_at) AS opened FROM read_parquet($new)),
pairs AS (
  SELECT fresh.row, fresh.opened, wib(stored.opened_at) AS was, path,
    abs(epoch(fresh.opened) - epoch(was)) < 60
      OR (fresh.opened::DATE = was::DATE AND (fresh.opened::TIME = TIME '00:00:00' OR was::TIME = TIME '00:00:00'))
      AS is_same,
    fresh.account_id, fresh.case_key
  FROM fresh
  JOIN read_parquet($files, filename = 'path') AS stored USING (account_id, case_key)
)
SELECT arg_min(row, row) AS row, arg_min(opened, row) AS opened, arg_min(was, row) AS was, arg_min(path, row) AS path
FROM pairs
GROUP BY account_id, case_key
HAVING NOT bool_or(is_same)
ORDER BY row
LIMIT 1
