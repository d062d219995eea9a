-- Until when each account is known (WIB).
SELECT account_id AS unit, wib(as_of) AS known_until
FROM account_states
ORDER BY account_id
