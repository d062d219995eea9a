-- Whether a file with a column of replies has cases of which none can have a response figure, for want of times of day.
SELECT count(*) > 0 AND NOT coalesce(bool_or(has_reply), FALSE) FROM judged WHERE problem IS NULL
