-- Months in which cases were opened, and the latest moment that is known of any account ("now", WIB).
SELECT date_trunc('month', day)::DATE AS month,
  (SELECT wib(max(as_of)) FROM account_states) AS now
FROM case_days
GROUP BY month
ORDER BY month
