-- Kinds of OPD that at least two OPDs share, the most frequent first.
SELECT lower(kind) AS kind
FROM opds
GROUP BY ALL
HAVING count(*) > 1
ORDER BY count(*) DESC, kind
