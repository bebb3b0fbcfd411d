-- Events and deaths by where the country stood in the EAPC at the end of the year of the event.
--
-- `panel` is the answer of `nato-partners panel`, `events` a table with the columns cow and year.
-- The same text runs in DuckDB (join_events_duckdb.py) and in Spark (join_events_spark.py).
SELECT
    CASE
        WHEN panel.country IS NULL THEN 'not in the panel'
        WHEN panel.eapc_standing IS NULL THEN 'not in the EAPC'
        ELSE panel.eapc_standing
    END AS standing,
    COALESCE(panel.eapc_role, '') AS role,
    COUNT(*) AS events,
    SUM(events.deaths) AS deaths
FROM events
LEFT JOIN panel ON panel.cow = events.cow AND panel.year = events.year
GROUP BY 1, 2
ORDER BY 1, 2
