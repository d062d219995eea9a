-- Macro: a cell of a reply or a closing; null where its writer says that there is none: signs, words, dates of zeros.
-- An error of a formula (#REF!) says nothing of the kind and stays.
CREATE OR REPLACE TEMP MACRO written(cell) AS CASE
  WHEN unicode(cell) BETWEEN 50 AND 57 THEN cell
  WHEN regexp_full_match(lower(cell),
    '(?:(?:[-–—−_~.…?/*]+|n/?\.?a\.?|null|none|nil|nan|nat|undefined|\\n|\(?(?:kosong|blank|empty)\)?|nihil'
    || '|(?:belum|blm|tidak|tdk|tak|no|not)(?: [a-z]+){0,3}|0(?:[.,]0+)?|0?0[:.]00(?:[:.]00)?'
    || '|(?:0{1,4}[-/.]0{1,2}[-/.]0{1,4}|0001[-/.]01[-/.]01|0?1[-/.]0?1[-/.]0001|1899[-/.]12[-/.]3[01]|3[01][-/.]12[-/.]1899'
    || '|1900[-/.]0?1[-/.]0?[01]|0?[01][-/.]0?1[-/.]1900|1970[-/.]0?1[-/.]0?1|0?1[-/.]0?1[-/.]1970)'
    || '(?:[t ](?:0?0|07)[:.]00(?:[:.]00(?:[.,]0+)?)?)?(?: ?(?:z|[+-]00:?00))?)\s*)+') THEN NULL
  ELSE cell END
