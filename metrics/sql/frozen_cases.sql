-- The cases that were opened on some days, excluded ones too, with all that a board counts of them, on both clocks.
-- Parameters: first_day and last_day (DATE, inclusive). Stamps UTC. `cluster` numbers what counts together (handbook 5,
-- point 2): the cases of one post, or of one account-day, as in clusters.sql.
WITH judged AS (
  SELECT *,
    replies_known AND waited >= response_target AS due_wall,
    replies_known AND waited_office >= response_target_office AS due_office,
    closing_known AND deadline + INTERVAL 72 HOUR <= as_of AS resolution_due,
    CASE WHEN channel = 'comment' AND post_key IS NOT NULL THEN account_id || '/' || post_key
         ELSE account_id || '/' || opened_on END AS its_cluster
  FROM cases
  WHERE opened_on BETWEEN $first_day::DATE AND $last_day::DATE
)
SELECT format('{:016x}', case_key) AS case_id, account_id, opd_id, platform, channel, opened_on, opened_at,
  first_reply_at, resolved_at, basis, topic_class, excluded, replies_known, closing_known, reopened, waiting_again,
  automatic_first, closed,
  due_wall, due_wall AND coalesce(response <= response_target, FALSE) AS on_time_wall,
  due_office, due_office AND coalesce(response_office <= response_target_office, FALSE) AS on_time_office,
  resolution_due, resolution_due AND coalesce(resolved_at <= deadline, FALSE) AS resolved_in_time,
  dense_rank() OVER (ORDER BY its_cluster) AS cluster, as_of, upload_id, member, row
FROM judged
ORDER BY opened_at, account_id, case_id
