-- Ids that a spreadsheet has turned into a power of ten: their last digits are lost.
SELECT row, unnest([struct_pack(field := 'account_id', cell := account_id),
                    struct_pack(field := 'conversation_id', cell := conversation_id),
                    struct_pack(field := 'message_id', cell := message_id),
                    struct_pack(field := 'case_id', cell := case_id)], recursive := TRUE)
FROM fields
WHERE regexp_full_match(coalesce(account_id, ''), '\d(?:[.,]\d+)?[eE]\+?\d{1,3}')
   OR regexp_full_match(coalesce(conversation_id, ''), '\d(?:[.,]\d+)?[eE]\+?\d{1,3}')
   OR regexp_full_match(coalesce(message_id, ''), '\d(?:[.,]\d+)?[eE]\+?\d{1,3}')
   OR regexp_full_match(coalesce(case_id, ''), '\d(?:[.,]\d+)?[eE]\+?\d{1,3}')
ORDER BY row
LIMIT 4
