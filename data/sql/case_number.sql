-- Macro: the number of a case (identity) of a table that people number, without what they write around it and in any case:
-- 'No. 0012', '# 12' and '12' are one, as are 'adu - 001 / 2026' and 'ADU-001/2026'.
CREATE OR REPLACE MACRO case_number(id) AS CASE
  WHEN regexp_full_match(id, '[1-9]\d*|\d*[A-Z][A-Z0-9]*') THEN id
  ELSE regexp_replace(regexp_replace(regexp_replace(upper(id),
    '\s*([-/._])\s*', '\1', 'g'),
    '^(?:(?:NO|NOMOR|NUMBER|ID|TIKET|TICKET)\b)?[\s.:#]*(\d+)[.)]?$', '\1'),
    '^0+(\d+)$', '\1')
END
