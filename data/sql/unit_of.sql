-- Macro: the unit that a row counts for: by account, opd, kind (of OPDs) or platform its own, else the whole regency.
CREATE OR REPLACE MACRO unit_of(which, account_id, opd_id, kind := NULL, platform := NULL) AS
CASE which WHEN 'account' THEN account_id WHEN 'opd' THEN opd_id WHEN 'kind' THEN lower(kind)
          WHEN 'platform' THEN platform ELSE 'regency' END
