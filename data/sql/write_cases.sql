-- Valid rows of a case file, pseudonymised, as the lake keeps them.
COPY (
  SELECT account_id, case_key, opened_at, first_reply_at, closed_at, status, author_key, topic, reopened, has_reply,
         has_closed_at, member, row, link
  FROM judged
  WHERE problem IS NULL
) TO $path (FORMAT parquet)
