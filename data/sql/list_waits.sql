-- The stretches of each case in which its citizen waits again, in their order. Few cases have any. Table: requests.
CREATE OR REPLACE TEMP TABLE case_waits AS
SELECT case_number, list(wait ORDER BY position) AS waits
FROM requests
WHERE wait IS NOT NULL
GROUP BY case_number
