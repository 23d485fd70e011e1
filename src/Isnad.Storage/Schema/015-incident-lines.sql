-- Drawn: what a map and a list need of an event beside what a search asks.
ALTER TABLE event ADD COLUMN time_basis TEXT;
ALTER TABLE event ADD COLUMN precision TEXT;
ALTER TABLE event ADD COLUMN radius_km REAL;

-- Drawn: an incident as lists, the map and figures see it. Lists stand as words between blanks.
CREATE TABLE incident_line (
    incident    INTEGER PRIMARY KEY,
    background  INTEGER NOT NULL,   -- every mention tells it as older than its news
    day         TEXT,               -- first and last of the days told most often, of equal ones the fewest; else, days_told being 0, of publication
    last_day    TEXT,
    days_told   INTEGER NOT NULL,
    published   TEXT,               -- first day on which it was told
    types       TEXT    NOT NULL,   -- most told first
    statuses    TEXT    NOT NULL,
    actors      TEXT,               -- ids, most told first
    areas       TEXT,               -- countries and governorates of all its places
    places      INTEGER NOT NULL,   -- how many
    shown       INTEGER,            -- mention whose place stands for it: the place told most often, of equal ones the finest
    killed_low  INTEGER,            -- of what each report's highest toll allows
    killed_high INTEGER,
    mentions    INTEGER NOT NULL,
    reports     INTEGER NOT NULL,
    outlets     INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_line_published ON incident_line (published, incident);

CREATE VIEW incident_drawn AS SELECT
    member.incident AS incident,
    min(event.background) AS background,
    coalesce((SELECT other.time_from FROM incident_member AS mate JOIN event AS other ON other.mention = mate.mention WHERE mate.incident = member.incident AND other.time_basis <> 'assumed-publication'
        GROUP BY other.time_from, other.time_to ORDER BY count(*) DESC, julianday(other.time_to) - julianday(other.time_from), 1 LIMIT 1), min(version.published_from)) AS day,
    coalesce((SELECT other.time_to FROM incident_member AS mate JOIN event AS other ON other.mention = mate.mention WHERE mate.incident = member.incident AND other.time_basis <> 'assumed-publication'
        GROUP BY other.time_from, other.time_to ORDER BY count(*) DESC, julianday(other.time_to) - julianday(other.time_from), other.time_from LIMIT 1), max(version.published_to)) AS last_day,
    coalesce(max(event.time_basis <> 'assumed-publication'), 0) AS days_told,
    min(version.published_from) AS published,
    (SELECT group_concat(value, ' ') FROM (SELECT other.type AS value FROM incident_member AS mate JOIN event AS other ON other.mention = mate.mention WHERE mate.incident = member.incident GROUP BY 1 ORDER BY count(*) DESC, 1)) AS types,
    (SELECT group_concat(value, ' ') FROM (SELECT other.status AS value FROM incident_member AS mate JOIN event AS other ON other.mention = mate.mention WHERE mate.incident = member.incident GROUP BY 1 ORDER BY count(*) DESC, 1)) AS statuses,
    (SELECT group_concat(value, ' ') FROM (SELECT other.actor AS value FROM incident_member AS mate JOIN event_actor AS other ON other.mention = mate.mention WHERE mate.incident = member.incident GROUP BY 1 ORDER BY count(*) DESC, 1)) AS actors,
    (SELECT group_concat(value, ' ') FROM (SELECT other.country AS value FROM incident_member AS mate JOIN event AS other ON other.mention = mate.mention WHERE mate.incident = member.incident AND other.country IS NOT NULL
        UNION SELECT other.admin1 FROM incident_member AS mate JOIN event AS other ON other.mention = mate.mention WHERE mate.incident = member.incident AND other.admin1 IS NOT NULL ORDER BY 1)) AS areas,
    count(DISTINCT coalesce(event.place_id, event.place_words)) AS places,
    (SELECT min(other.mention) FROM incident_member AS mate JOIN event AS other ON other.mention = mate.mention WHERE mate.incident = member.incident AND other.place IS NOT NULL
        GROUP BY coalesce(other.place_id, other.place_words) ORDER BY count(*) DESC, coalesce(min(other.radius_km), 1e9), 1 LIMIT 1) AS shown,
    min(event.killed) AS killed_low,
    max(event.killed) AS killed_high,
    count(*) AS mentions,
    count(DISTINCT event.report) AS reports,
    -- All reports that name no outlet are one.
    count(DISTINCT coalesce(report.outlet, '')) AS outlets
FROM incident_member AS member JOIN event ON event.mention = member.mention JOIN report ON report.id = event.report LEFT JOIN version ON version.id = report.newest
GROUP BY member.incident;
