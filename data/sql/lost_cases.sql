-- Of what kind the rows of a case file are that are lost and that are kept: kind, value, lost, kept. What the office
-- opened itself is no loss. The row without a kind counts them all.
WITH rows AS (
  SELECT problem IS NOT NULL AS is_lost,
    unnest([struct_pack(kind := NULL, value := ''),
            struct_pack(kind := 'unanswered', value := CASE WHEN is_unanswered THEN '' END),
            struct_pack(kind := 'status', value := lower(status_text)),
            struct_pack(kind := 'month', value := strftime(wib(opened_at), '%Y-%m')),
            struct_pack(kind := 'account', value := account_id)]) AS place
  FROM judged
  WHERE problem IS DISTINCT FROM 'opened_by_office'
)
SELECT place.kind AS kind, place.value AS value, count(*) FILTER (is_lost) AS lost, count(*) FILTER (NOT is_lost) AS kept
FROM rows
WHERE place.value IS NOT NULL
GROUP BY place.kind, place.value
ORDER BY lost DESC, kind, value
