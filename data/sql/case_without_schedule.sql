-- The first case that opened while its OPD's schedule did not hold yet: no row where all is well.
-- Tables: message_cases, ticket_cases, owners, schedules(opd_id, name, since, until, schedule).
WITH opened AS (
  SELECT account_id, wib(opened_at)::DATE AS opened_on FROM message_cases
  UNION ALL
  SELECT account_id, wib(opened_at)::DATE AS opened_on FROM ticket_cases
)
SELECT schedules.opd_id, schedules.name, min(opened.opened_on) AS day
FROM schedules
JOIN owners ON owners.opd_id = schedules.opd_id
JOIN opened ON opened.account_id = owners.account_id AND opened_on BETWEEN owners.valid_from AND owners.valid_to
  AND opened_on >= schedules.since AND opened_on < schedules.until
WHERE schedules.schedule IS NULL
GROUP BY schedules.opd_id, schedules.name
ORDER BY day, schedules.opd_id
LIMIT 1
