-- Rows of uploads (view stored) as the statements about topics take them: every stored row was valid.
CREATE OR REPLACE TEMP VIEW judged AS SELECT *, NULL AS problem FROM stored
