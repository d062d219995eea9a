-- Until when each account is known (WIB).
SELECT account_id AS unit, as_of + INTERVAL 7 HOUR AS known_until
FROM account_states
ORDER BY account_id
