-- The hour that a clock shows twice, when summer time ends, is read in the order of the rows: who stands before a row with
-- an earlier time of that hour stands in the first of the two. (A stamp is read as in the second.) Parameter: zone.
UPDATE judged SET sent_at = sent_at - INTERVAL 1 HOUR
WHERE problem IS NULL AND in_zone
  AND timezone($zone, timezone('UTC', sent_at)) = timezone($zone, timezone('UTC', sent_at - INTERVAL 1 HOUR))
  AND EXISTS (
    SELECT 1
    FROM judged AS later
    WHERE later.in_zone AND later.member IS NOT DISTINCT FROM judged.member AND later.row > judged.row
      AND later.conversation_key = judged.conversation_key
      AND later.sent_at < judged.sent_at AND later.sent_at > judged.sent_at - INTERVAL 1 HOUR)
