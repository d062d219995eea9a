-- What upload.json says of the valid rows of a file (valid_rows): stamps, and whether its newest row stands first. Few rows
-- of an account that lie more than 400 days from all others, or a year from where most are (`apart`), are outside first and
-- last stamp.
WITH steps AS (
  SELECT first_at, lag(first_at) OVER (PARTITION BY account_id, conversation_key, member ORDER BY row) AS before
  FROM valid_rows
  WHERE (SELECT NOT bool_or(has_seconds) FROM valid_rows)
),
days AS (
  SELECT account_id, first_at::DATE AS day, count(*) AS rows, min(first_at) AS first, max(last_at) AS last,
    first(struct_pack(row := row, member := member) ORDER BY member, row) AS place
  FROM valid_rows
  GROUP BY ALL
),
steps_of_days AS (
  SELECT *, day - lag(day) OVER (PARTITION BY account_id ORDER BY day) AS before,
    lead(day) OVER (PARTITION BY account_id ORDER BY day) - day AS after,
    min(day) OVER (PARTITION BY account_id) AS earliest, max(day) OVER (PARTITION BY account_id) AS latest,
    sum(rows) OVER (PARTITION BY account_id) AS account_rows
  FROM days
),
years AS (
  -- one or two rows at an end, half a year from all others, that with another year would stand among them
  SELECT *, rows <= 2 AND account_rows >= 10 AND coalesce(
      before IS NULL AND after > 180 AND day + INTERVAL 1 YEAR BETWEEN day + after::INTEGER AND latest
      OR after IS NULL AND before > 180 AND day - INTERVAL 1 YEAR BETWEEN earliest AND day - before::INTEGER, FALSE) AS is_year_off
  FROM steps_of_days
),
gaps AS (
  SELECT *, coalesce(before > 400, FALSE) OR is_year_off
    OR coalesce(lag(is_year_off) OVER (PARTITION BY account_id ORDER BY day), FALSE) AS is_apart
  FROM years
),
stretches AS (
  SELECT account_id, min(first) AS first, max(last) AS last, sum(rows)::BIGINT AS rows, min(place) AS place,
    row_number() OVER (PARTITION BY account_id ORDER BY sum(rows) DESC, min(day) DESC) AS rank,
    sum(sum(rows)) OVER (PARTITION BY account_id) AS all_rows
  FROM (SELECT *, count_if(is_apart) OVER (PARTITION BY account_id ORDER BY day) AS stretch FROM gaps)
  GROUP BY account_id, stretch
),
spans AS (
  SELECT account_id, min(first) AS first, max(last) AS last, sum(rows)::BIGINT AS rows
  FROM stretches
  GROUP BY account_id
),
main AS (SELECT * FROM stretches WHERE rank = 1 OR (rows >= 10 AND rows * 10 >= all_rows)),
apart AS (SELECT * FROM stretches ANTI JOIN main USING (account_id, rank))
SELECT
  (SELECT min(first) FROM main) AS first_stamp,
  (SELECT max(last) FROM main) AS last_stamp,
  (SELECT coalesce(bool_or(has_seconds), FALSE) FROM valid_rows) AS has_seconds,
  (SELECT count(*) FILTER (first_at < before) > count(*) FILTER (first_at > before) FROM steps) AS newest_first,
  (SELECT coalesce(list(struct_pack(account_id := account_id, first := first, last := last, rows := rows)
                        ORDER BY account_id), []) FROM spans) AS stamps,
  (SELECT coalesce(list(struct_pack(rows := rows, at := first, row := place.row, member := place.member)
                        ORDER BY first), []) FROM apart) AS apart
