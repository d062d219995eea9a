-- Dates in digits that day-first and month-first read differently: which of the two can read them?
-- One row: the first row that only day-first reads, the first that only month-first reads, the first that both read.
WITH stamps AS (
  SELECT row, unnest([sent_at, opened_at, first_reply_at, closed_at]) AS stamp FROM fields
),
parts AS (
  SELECT row, stamp, try_cast(stamp_parts(stamp).first AS INTEGER) AS first,
         try_cast(stamp_parts(stamp).second AS INTEGER) AS second
  FROM stamps
  WHERE regexp_matches(stamp, '^\s*(?:[A-Za-z'']+,? +)?\d{1,2}[-/. ]\d{1,2}[-/. ]')
)
SELECT
  arg_min(struct_pack(row := row, stamp := stamp), row) FILTER (first > 12 AND second <= 12) AS only_day_first,
  arg_min(struct_pack(row := row, stamp := stamp), row) FILTER (first <= 12 AND second > 12) AS only_month_first,
  arg_min(struct_pack(row := row, stamp := stamp), row) FILTER (first <= 12 AND second <= 12 AND first <> second) AS both
FROM parts
WHERE first BETWEEN 1 AND 31 AND second BETWEEN 1 AND 31
