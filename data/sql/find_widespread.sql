-- Texts that went to at least five conversations of an account (handbook, section 2, "Automatic"): asked only where some
-- of its stamps are of minutes. Table: messages.
CREATE OR REPLACE TEMP TABLE widespread AS
SELECT account_number, fingerprint, TRUE AS is_widespread
FROM messages
SEMI JOIN (SELECT DISTINCT account_number FROM messages WHERE NOT has_seconds) AS with_minutes USING (account_number)
WHERE NOT is_inbound AND is_request AND fingerprint IS NOT NULL
GROUP BY account_number, fingerprint
HAVING count(DISTINCT conversation_key) >= 5
