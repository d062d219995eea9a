-- Where all stamps of a message file, three or more, are at midnight, they are dates without times of day.
UPDATE judged SET problem = 'no_time', problem_field = 'sent_at', problem_value = strftime(plain, '%Y-%m-%d')
WHERE problem IS NULL AND (SELECT count(sent_at) >= 3 AND bool_and(at_midnight) FROM judged WHERE sent_at IS NOT NULL)
