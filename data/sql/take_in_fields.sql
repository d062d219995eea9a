-- The table as it came, all text; empty rows are no rows.
CREATE OR REPLACE TEMP TABLE fields AS
SELECT * FROM incoming
