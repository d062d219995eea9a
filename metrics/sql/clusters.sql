-- Cases of both denominators by unit and cluster (handbook, section 5, point 2): a post, or an account-day of opening; out
-- of the store's table of days (data/sql/case_days.sql).
-- Parameters: by (account, opd), clock, first_day and last_day of the window (DATE, inclusive).
WITH opened AS (
  SELECT *, CASE WHEN $by = 'account' THEN account_id ELSE opd_id END AS unit,
    account_id || '/' || coalesce(post_key::VARCHAR, day::VARCHAR) AS cluster
  FROM case_days
  WHERE day BETWEEN $first_day::DATE AND $last_day::DATE AND due_wall + due_office + resolution_due > 0
)
SELECT unit, cluster,
  bool_and(post_key IS NOT NULL) AS is_post,
  sum(CASE WHEN $clock = 'office' THEN due_office ELSE due_wall END)::BIGINT AS due,
  sum(CASE WHEN $clock = 'office' THEN on_time_office ELSE on_time_wall END)::BIGINT AS on_time,
  sum(resolution_due)::BIGINT AS resolution_due,
  sum(resolved_in_time)::BIGINT AS resolved_in_time,
  sum(resolution_due_by_status)::BIGINT AS resolution_due_by_status
FROM opened
GROUP BY unit, cluster
HAVING due + resolution_due > 0
ORDER BY unit, cluster
