-- Valid rows of a case file, pseudonymised, as the lake keeps them.
COPY (
  SELECT judged.account_id, case_key, opened_at, first_reply_at, closed_at, status, author_key,
         CASE WHEN topic IS NULL OR written IS NOT NULL THEN topic ELSE 'lainnya' END AS topic,
         reopened, has_reply, has_closed_at, member, row, link
  FROM judged
  LEFT JOIN kept_topics ON kept_topics.account_id = judged.account_id AND written = topic
  WHERE problem IS NULL
) TO $path (FORMAT parquet)
