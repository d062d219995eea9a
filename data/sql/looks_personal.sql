-- Macro: whether a text (lower-case) may say who somebody is: an e-mail address or a handle; five digits, however they
-- are grouped or written (a telephone number, a NIK); or any digit beside a word that goes with a name or an address.
CREATE OR REPLACE TEMP MACRO looks_personal(name) AS
  regexp_matches(name, '[@＠]') OR regexp_matches(name, '(?:\p{N}[^\p{L}\p{N}]{0,3}){5}')
  OR regexp_matches(name, '\p{N}') AND regexp_matches(name,
    '(?:^|[^\p{L}])(?:nama|nik|ktp|kk|hp|wa|telp|telepon|tlp|nomor|no|a\.n|an|bapak|bpk|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|hj?|rt|rw|jl|jalan|gg|gang)(?:[^\p{L}]|$)')
