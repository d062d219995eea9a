-- Topics of each account that are stored though the register does not know them: what later uploads may name, too.
SELECT account_id, list(DISTINCT name ORDER BY name) AS names
FROM kept_topics
WHERE NOT at_large
GROUP BY account_id
ORDER BY account_id
