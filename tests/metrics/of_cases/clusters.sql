-- Cases of both denominators by unit and cluster (handbook, section 5, point 2): a post, or an account-day of opening.
-- Parameters: by (account, opd), clock, first_day and last_day of the window (DATE, inclusive).
WITH judged AS (
  SELECT *,
    CASE WHEN $clock = 'office' THEN response_office ELSE response END AS answered_after,
    CASE WHEN $clock = 'office' THEN response_target_office ELSE response_target END AS target,
    replies_known AND CASE WHEN $clock = 'office' THEN waited_office >= response_target_office
                           ELSE waited >= response_target END AS is_due,
    closing_known AND deadline + INTERVAL 72 HOUR <= as_of AS is_resolution_due
  FROM cases
  WHERE excluded IS NULL AND opened_on BETWEEN $first_day::DATE AND $last_day::DATE
)
SELECT
  CASE WHEN $by = 'account' THEN account_id ELSE opd_id END AS unit,
  CASE WHEN channel = 'comment' AND post_key IS NOT NULL THEN account_id || '/' || post_key
       ELSE account_id || '/' || opened_on END AS cluster,
  bool_and(channel = 'comment' AND post_key IS NOT NULL) AS is_post,
  count(*) FILTER (is_due) AS due,
  count(*) FILTER (is_due AND answered_after <= target) AS on_time,
  count(*) FILTER (is_resolution_due) AS resolution_due,
  count(*) FILTER (is_resolution_due AND resolved_at <= deadline) AS resolved_in_time,
  count(*) FILTER (is_resolution_due AND basis = 'status') AS resolution_due_by_status
FROM judged
GROUP BY ALL
HAVING count(*) FILTER (is_due OR is_resolution_due) > 0
ORDER BY unit, cluster
