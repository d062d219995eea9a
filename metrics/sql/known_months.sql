-- Months in which cases were opened, and the latest moment that is known of any account ("now", WIB).
SELECT date_trunc('month', opened_on)::DATE AS month,
  (SELECT wib(max(as_of)) FROM account_states) AS now
FROM cases
GROUP BY month
ORDER BY month
