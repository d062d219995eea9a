-- What a change of the register does to cases: by month of opening, how many have another OPD, clock or target than
-- before, and how many of them would have no OPD any more. Parameters: before and after, lists of case files.
WITH before AS (
  SELECT * FROM read_parquet($before)
),
after AS (
  SELECT * FROM read_parquet($after)
)
SELECT strftime(coalesce(before.opened_on, after.opened_on), '%Y-%m') AS month, count(*) AS cases,
  count(*) FILTER (after.case_key IS NULL) AS orphans, min(account_id) FILTER (after.case_key IS NULL) AS orphaned
FROM before
FULL JOIN after USING (account_id, case_key)
WHERE before.case_key IS NULL OR after.case_key IS NULL
  OR (before.opd_id, before.deadline, before.response_target, before.response_target_office)
    IS DISTINCT FROM (after.opd_id, after.deadline, after.response_target, after.response_target_office)
  OR (before.response_office, before.waited_office, before.resolution_office, before.topic_class)
    IS DISTINCT FROM (after.response_office, after.waited_office, after.resolution_office, after.topic_class)
GROUP BY month
ORDER BY month
