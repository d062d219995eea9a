-- The Kaplan–Meier quantiles of the handbook, section 4, one row per period and unit with cases: they need every case of
-- the periods, and only these are read. Parameters as in figures.sql, and measures (list of response, resolution: the others
-- are null). Seconds, null where the share is never reached.
WITH periods AS MATERIALIZED (
  SELECT step::DATE AS period,
    greatest((step - $step::INTERVAL * ($steps - 1))::DATE, coalesce($start_date::DATE, DATE '0001-01-01')) AS begins,
    (step + $step::INTERVAL)::DATE AS ends
  FROM (SELECT unnest(generate_series($first::TIMESTAMP, $last::TIMESTAMP, $step::INTERVAL)) AS step)
),
chosen AS NOT MATERIALIZED (
  SELECT periods.period, unit_of($by, account_id, opd_id, opds.kind, platform) AS unit, replies_known, closing_known,
    CASE WHEN $clock = 'office' THEN response_office ELSE response END AS answered_after,
    CASE WHEN $clock = 'office' THEN waited_office ELSE waited END AS seen_for,
    CASE WHEN $clock = 'office' THEN resolution_office ELSE resolution END AS resolved_after,
    CASE WHEN basis = 'status' THEN seen_for
         WHEN waited < 72 * 3600 THEN NULL
         WHEN $clock = 'office' THEN seen_resolution_office
         ELSE waited - 72 * 3600 END AS resolution_seen_for
  FROM cases
  JOIN opds USING (opd_id)
  JOIN periods ON opened_on >= periods.begins AND opened_on < periods.ends
  WHERE excluded IS NULL
    AND opened_on >= (SELECT min(begins) FROM periods) AND opened_on < (SELECT max(ends) FROM periods)
    AND ($platform::VARCHAR IS NULL OR platform = $platform) AND ($channel::VARCHAR IS NULL OR channel = $channel)
),
observed AS NOT MATERIALIZED (
  SELECT period, unit, 'response' AS measure, coalesce(answered_after, seen_for) AS seconds,
    answered_after IS NOT NULL AS happened
  FROM chosen
  WHERE replies_known
  UNION ALL
  SELECT period, unit, 'resolution' AS measure, coalesce(resolved_after, resolution_seen_for) AS seconds,
    resolved_after IS NOT NULL AS happened
  FROM chosen
  WHERE closing_known AND seconds IS NOT NULL
),
moments AS (
  SELECT period, unit, measure, seconds, count(*) FILTER (happened) AS events, count(*) AS leaving
  FROM observed
  WHERE list_contains($measures::VARCHAR[], measure)
  GROUP BY period, unit, measure, seconds
),
at_risk AS (
  SELECT *, sum(leaving) OVER (PARTITION BY period, unit, measure ORDER BY seconds DESC) AS waiting FROM moments
),
curve AS (
  -- Kaplan and Meier (1958): the share still waiting after each moment; censored ones leave after the events
  SELECT *, product(1 - events / waiting) OVER (PARTITION BY period, unit, measure ORDER BY seconds) AS still_waiting
  FROM at_risk
)
SELECT period, unit,
  min(seconds) FILTER (measure = 'response' AND 1 - still_waiting >= 0.5 - 1e-9) AS median_response,
  min(seconds) FILTER (measure = 'response' AND 1 - still_waiting >= 0.9 - 1e-9) AS p90_response,
  min(seconds) FILTER (measure = 'resolution' AND 1 - still_waiting >= 0.5 - 1e-9) AS median_resolution
FROM curve
GROUP BY period, unit
