-- Topics of a case file, or of uploads (table judged), with what tells one case from another.
CREATE OR REPLACE TEMP VIEW topic_rows AS
SELECT account_id, topic, case_key AS its_case FROM judged WHERE problem IS NULL AND topic IS NOT NULL
