-- Masked names of the citizens behind the rows of a case file, for their own OPD, for 90 days; kept apart.
COPY (
  SELECT account_id, case_key AS case_key, masked_name FROM judged WHERE problem IS NULL AND masked_name IS NOT NULL
) TO $path (FORMAT parquet)
