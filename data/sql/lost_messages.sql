-- Of what kind the rows of a message file are that are lost and that are kept: kind, value, lost, kept. Messages of
-- staff and of groups are no loss. The row without a kind counts them all.
WITH rows AS (
  SELECT problem IS NOT NULL AS is_lost, direction, direction_text, sent_at, account_id
  FROM judged
  WHERE problem IS NULL OR problem NOT IN ('staff', 'group_chat', 'no_parent')
),
places AS (
  SELECT is_lost,
    unnest([struct_pack(kind := NULL, value := ''),
            struct_pack(kind := 'direction', value := coalesce(direction, lower(direction_text))),
            struct_pack(kind := 'month', value := strftime(wib(sent_at), '%Y-%m')),
            struct_pack(kind := 'account', value := account_id)]) AS place
  FROM rows
  WHERE (SELECT bool_or(is_lost) FROM rows)
)
SELECT place.kind AS kind, place.value AS value, count(*) FILTER (is_lost) AS lost, count(*) FILTER (NOT is_lost) AS kept
FROM places
WHERE place.value IS NOT NULL
GROUP BY place.kind, place.value
ORDER BY lost DESC, kind, value
