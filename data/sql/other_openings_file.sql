-- Ids that stand in a case file with different openings (a minute apart or more; a bare day beside a time of that day is
-- no difference): of the first, the two rows and openings, WIB.
WITH openings AS (
  SELECT account_id, case_key, row, member, wib(opened_at) AS opened FROM judged WHERE problem IS NULL
),
ids AS (
  SELECT min(struct_pack(row := row, opened := opened, member := member)) AS first,
    arg_max(struct_pack(row := row, opened := opened, member := member), opened) AS last,
    arg_min(struct_pack(row := row, opened := opened, member := member), opened) AS earliest
  FROM openings
  GROUP BY account_id, case_key
  HAVING max(opened) - min(opened) >= INTERVAL 1 MINUTE
    AND NOT (max(opened)::DATE = min(opened)::DATE AND min(opened)::TIME = TIME '00:00:00')
)
SELECT earliest.row, earliest.opened, last.row, last.opened FROM ids ORDER BY first LIMIT 1
