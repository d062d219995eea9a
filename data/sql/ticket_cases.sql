-- Rows of all valid case uploads as one row per case (handbook, section 2, "Cases from case-level exports").
-- Parameter: files. Tables: uploads(path, upload_id, stated_until, sha256), states(account_id, as_of).
-- The whole winning row counts: at equal stated ends the one with more fields filled (a final status is one more, so that
-- a closed case without stamps is not opened again by the hash of a file), within one file the later one. Stamps later
-- than as_of are not yet known.
CREATE OR REPLACE TEMP TABLE ticket_cases AS
WITH rows AS (
  SELECT stored.* EXCLUDE (path), uploads.upload_number, uploads.upload_id, uploads.stated_until, uploads.sha256,
    (first_reply_at IS NOT NULL)::INTEGER + (closed_at IS NOT NULL)::INTEGER + (author_key IS NOT NULL)::INTEGER
      + (topic IS NOT NULL)::INTEGER + (reopened IS NOT NULL)::INTEGER
      + (status IN ('resolved', 'closed', 'auto_closed', 'rejected'))::INTEGER AS filled
  FROM read_parquet($files, filename = 'path') AS stored
  JOIN uploads USING (path)
  SEMI JOIN states USING (account_id)
),
last_of_file AS (
  SELECT * FROM rows QUALIFY row_number() OVER (PARTITION BY upload_id, account_id, case_key ORDER BY member_number(member) DESC, row DESC) = 1
),
winners AS (
  SELECT *
  FROM last_of_file
  QUALIFY row_number() OVER (PARTITION BY account_id, case_key
                             ORDER BY stated_until DESC NULLS LAST, filled DESC, sha256 DESC, upload_id DESC) = 1
),
known AS (
  SELECT winners.* EXCLUDE (first_reply_at, closed_at),
    CASE WHEN has_reply AND first_reply_at <= as_of THEN first_reply_at END AS first_reply_at,
    CASE WHEN has_closed_at AND closed_at <= as_of THEN closed_at END AS closed_at,
    status IN ('resolved', 'closed', 'auto_closed') AS says_closed,
    closed_at IS NOT NULL AND has_closed_at AS says_when,
    account_number, as_of
  FROM winners
  JOIN states USING (account_id)
  WHERE opened_at <= as_of
)
SELECT account_number, account_id, case_key, opened_at, first_reply_at, topic, reopened, author_key, upload_number, member, row,
  status = 'rejected' AS rejected,
  has_reply AS replies_known,
  has_closed_at AND (says_when OR NOT says_closed) AS closing_known,
  says_closed AND (closed_at IS NOT NULL OR NOT says_when) AS closed,
  CASE WHEN status NOT IN ('resolved', 'closed') THEN NULL
       WHEN NOT has_reply THEN closed_at
       WHEN first_reply_at IS NOT NULL AND closed_at IS NOT NULL THEN greatest(closed_at, first_reply_at)
  END AS resolved_at
FROM known
