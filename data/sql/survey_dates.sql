-- The first row that only day-first reads, the first that only month-first reads, the first that both read otherwise.
WITH found AS (
  SELECT row, unnest(date_evidences, recursive := TRUE) FROM judged WHERE date_evidences IS NOT NULL
)
SELECT
  arg_min(struct_pack(row := row, stamp := stamp), row) FILTER (reading = 'day_first') AS day_first,
  arg_min(struct_pack(row := row, stamp := stamp), row) FILTER (reading = 'month_first') AS month_first,
  arg_min(struct_pack(row := row, stamp := stamp), row) FILTER (reading = 'either') AS either
FROM found
