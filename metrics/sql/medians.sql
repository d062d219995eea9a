-- The Kaplan–Meier quantiles of the handbook, section 4, one row per period and unit with cases: they need every case of
-- the periods, and only these are read. Parameters as in figures.sql, and measures (list of response, resolution: the others
-- are null). Seconds, null where the share is never reached.
-- No share ever exceeds that of moments, nor falls below that of events, so far: what lies outside of these two bounds
-- (bounds, with room for rounding) is counted, not looked at.
WITH periods AS (
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
    AND ($platform::VARCHAR IS NULL OR platform = $platform) AND ($channel::VARCHAR IS NULL OR channel = $channel)
),
observed AS (
  SELECT period, unit, 'response' AS measure, coalesce(answered_after, seen_for) AS seconds,
    answered_after IS NOT NULL AS happened
  FROM chosen
  WHERE replies_known AND list_contains($measures::VARCHAR[], 'response')
  UNION ALL
  SELECT period, unit, 'resolution' AS measure, coalesce(resolved_after, resolution_seen_for) AS seconds,
    resolved_after IS NOT NULL AS happened
  FROM chosen
  WHERE closing_known AND seconds IS NOT NULL AND list_contains($measures::VARCHAR[], 'resolution')
),
bounds AS MATERIALIZED (
  SELECT period, unit, measure, row_number() OVER () AS number, count(*) AS observations,
    quantile_disc(seconds, [0.499, 0.899]) AS low,
    quantile_disc(CASE WHEN happened THEN seconds ELSE 9e18::BIGINT END, [0.501, 0.901]) AS high
  FROM observed
  GROUP BY period, unit, measure
),
placed AS (
  -- censored ones leave after the events of the same second
  SELECT number, seconds, happened, row_number() OVER (PARTITION BY number ORDER BY seconds, happened DESC) AS place
  FROM observed
  JOIN bounds USING (period, unit, measure)
  WHERE seconds <= high[2]
),
curve AS (
  -- Kaplan and Meier (1958): the share still waiting after each moment. The events between two censored ones multiply to
  -- those left ÷ those there before, so that only the censored ones have to be made up for
  SELECT *, observations - place AS left_over,
    left_over / observations * coalesce(product(CASE WHEN NOT happened THEN (left_over + 1) / nullif(left_over, 0) END)
      OVER (PARTITION BY number ORDER BY place ROWS UNBOUNDED PRECEDING), 1) AS still_waiting
  FROM placed
  JOIN bounds USING (number)
  WHERE NOT happened OR seconds BETWEEN low[1] AND high[1] OR seconds >= low[2]
)
SELECT period, unit,
  min(seconds) FILTER (measure = 'response' AND 1 - still_waiting >= 0.5 - 1e-9) AS median_response,
  min(seconds) FILTER (measure = 'response' AND 1 - still_waiting >= 0.9 - 1e-9) AS p90_response,
  min(seconds) FILTER (measure = 'resolution' AND 1 - still_waiting >= 0.5 - 1e-9) AS median_resolution
FROM curve
WHERE happened
GROUP BY period, unit
