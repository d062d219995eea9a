-- The three stamps of every row of a case file: as a text with its readings, or `plain`, as a spreadsheet has dates.
CREATE OR REPLACE TEMP VIEW stamps AS
SELECT row, member, column_number, reading.stamp AS stamp, agreeing(reading.dates, reading.weekday) AS dates, plain
FROM (SELECT row, member, unnest([1, 2, 3]) AS column_number, unnest(readings) AS reading, unnest(plain) AS plain FROM judged)
