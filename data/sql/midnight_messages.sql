-- Where all stamps of a message file are at midnight, three or more, or two or more that say no zone, they are dates
-- without times of day.
UPDATE judged SET problem = 'no_time', problem_field = 'sent_at', problem_value = strftime(plain, '%Y-%m-%d')
WHERE problem IS NULL AND (
  SELECT bool_and(at_midnight) AND (count(*) >= 3 OR count(*) = 2 AND bool_and(in_zone))
  FROM judged
  WHERE sent_at IS NOT NULL)
