-- Macro: which member of its file a row stood in, in the order of the archive or the workbook: "berkas-10.csv" comes after
-- "berkas-9.csv".
CREATE OR REPLACE MACRO member_number(member) AS coalesce(try_cast(regexp_extract(member, '\d+') AS INTEGER), 0)
