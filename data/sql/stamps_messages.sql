-- The stamp of every row of a message file: as a text with its readings, or `plain`, as a spreadsheet has dates.
CREATE OR REPLACE TEMP VIEW stamps AS
SELECT row, member, 1 AS column_number, readings[1].stamp AS stamp,
  agreeing(readings[1].dates, readings[1].weekday) AS dates, plain
FROM judged
