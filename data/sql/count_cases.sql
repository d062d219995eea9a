-- What the rows of a new case upload do to what is stored: accepted (new), updated (changes it), duplicates.
-- As count_messages, but the whole winning row counts (handbook, section 2, "Updates").
-- Parameters: files, new. Table: uploads(path, stated_until, sha256).
WITH fresh AS (
  SELECT *, TRUE AS is_new FROM read_parquet($new, filename = 'path')
),
rows AS (
  SELECT * FROM fresh
  UNION ALL BY NAME  -- earlier uploads have no link
  SELECT *, FALSE AS is_new FROM read_parquet($files, filename = 'path')
  SEMI JOIN fresh USING (account_id, case_key)
),
contents AS (
  SELECT *,
    row_number() OVER (PARTITION BY path, account_id, case_key ORDER BY member_number(member) DESC, row DESC) = 1 AS is_last_of_file,
    hash(opened_at, first_reply_at, closed_at, status, author_key, topic, reopened, has_reply, has_closed_at)
    AS content
  FROM rows
),
ids AS (
  SELECT account_id, case_key, count(*) FILTER (is_new) AS fresh_rows, bool_or(NOT is_new) AS is_stored
  FROM contents
  GROUP BY account_id, case_key
),
ranked AS (
  SELECT contents.*, ids.is_stored,
    row_number() OVER (PARTITION BY account_id, case_key ORDER BY is_last_of_file, uploads.stated_until NULLS FIRST,
      (first_reply_at IS NOT NULL)::INTEGER + (closed_at IS NOT NULL)::INTEGER + (author_key IS NOT NULL)::INTEGER
        + (topic IS NOT NULL)::INTEGER + (reopened IS NOT NULL)::INTEGER
        + (status IN ('resolved', 'closed', 'auto_closed', 'rejected'))::INTEGER,
      uploads.sha256, member_number(member), row) AS rank,
    row_number() OVER (PARTITION BY account_id, case_key, is_new ORDER BY member_number(member), row) AS nth
  FROM contents
  JOIN ids USING (account_id, case_key)
  JOIN uploads USING (path)
),
before AS (
  SELECT account_id, case_key, max(rank) AS rank, arg_max(content, rank) AS content
  FROM ranked
  WHERE NOT is_new OR (NOT is_stored AND nth = 1)
  GROUP BY account_id, case_key
),
after AS (
  SELECT account_id, case_key, arg_max(content, rank) AS content FROM ranked GROUP BY account_id, case_key
),
updates AS (
  SELECT ranked.account_id, ranked.case_key
  FROM ranked
  JOIN before USING (account_id, case_key)
  JOIN after USING (account_id, case_key)
  WHERE ranked.is_new AND (ranked.is_stored OR ranked.nth > 1) AND ranked.content <> before.content
    AND after.content <> before.content AND (ranked.rank > before.rank OR NOT ranked.is_stored)
  QUALIFY row_number() OVER (PARTITION BY ranked.account_id, ranked.case_key, ranked.content ORDER BY ranked.nth) = 1
)
SELECT
  (SELECT count(*) FILTER (NOT is_stored) FROM ids) AS accepted,
  (SELECT count(*) FROM updates) AS updated,
  (SELECT coalesce(sum(fresh_rows), 0)::BIGINT FROM ids)
    - (SELECT count(*) FILTER (NOT is_stored) FROM ids) - (SELECT count(*) FROM updates) AS duplicates
