-- Drawn: whether the event's own record tells that somebody contradicts it.
ALTER TABLE event ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0;
-- Drawn: how many dead an event of what happened tells, by who they were; by it numbers of different reports are compared.
CREATE TABLE event_dead (
    mention INTEGER NOT NULL REFERENCES mention,
    harmed  TEXT    NOT NULL,           -- group and demographic, parted by a stroke; both empty where the text says neither
    least   INTEGER NOT NULL,
    most    INTEGER,                    -- null: open
    PRIMARY KEY (mention, harmed)
) STRICT, WITHOUT ROWID;

-- Drawn: accounts of the incident contradict each other.
ALTER TABLE incident_line ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0;
DROP VIEW incident_drawn;
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
    count(DISTINCT coalesce(report.outlet, '')) AS outlets,
    -- Somebody denies it, or two outlets give numbers of the same dead of which one at most is true, and the higher is not merely the later.
    max(event.disputed) OR EXISTS (
        SELECT 1 FROM incident_member AS mine CROSS JOIN event_dead AS low ON low.mention = mine.mention CROSS JOIN incident_member AS mate ON mate.incident = mine.incident CROSS JOIN event_dead AS high ON high.mention = mate.mention AND high.harmed = low.harmed AND high.least > low.most
            JOIN event AS first ON first.mention = low.mention JOIN report AS earlier ON earlier.id = first.report JOIN event AS second ON second.mention = high.mention JOIN report AS later ON later.id = second.report
        WHERE mine.incident = member.incident AND coalesce(earlier.outlet, '') <> coalesce(later.outlet, '')
            AND coalesce((SELECT published_from FROM version WHERE version.id = earlier.newest) >= (SELECT published_from FROM version WHERE version.id = later.newest), 1)) AS disputed
FROM incident_member AS member JOIN event ON event.mention = member.mention JOIN report ON report.id = event.report LEFT JOIN version ON version.id = report.newest
GROUP BY member.incident;

-- Drawn: as before, with the number of events that are disputed.
DROP VIEW queue_drawn;
DROP TABLE queue;
CREATE TABLE queue (
    report     INTEGER PRIMARY KEY REFERENCES report,
    newest     INTEGER NOT NULL,        -- version
    outlet     TEXT,
    day        TEXT,                    -- first of publication
    last_day   TEXT,
    killed     INTEGER NOT NULL,
    new_places INTEGER NOT NULL,
    told_by    INTEGER NOT NULL,
    disputed   INTEGER NOT NULL,
    urgency    INTEGER NOT NULL AS (min(killed, 1000) + 10 * min(new_places, 3) + 10 * min(disputed, 3) + min(max(told_by - 1, 0), 20)) STORED
) STRICT;
CREATE INDEX queue_urgency ON queue (urgency, day, report);
CREATE INDEX queue_day ON queue (day, report);
CREATE INDEX queue_outlet ON queue (outlet);
CREATE VIEW queue_drawn AS SELECT
    report.id AS report, report.newest AS newest, report.outlet AS outlet, version.published_from AS day, version.published_to AS last_day,
    coalesce((SELECT max(killed) FROM event WHERE event.report = report.id), 0) AS killed,
    (SELECT count(DISTINCT place_id) FROM event WHERE event.report = report.id AND NOT EXISTS (SELECT 1 FROM event AS other WHERE other.place_id = event.place_id AND other.report < report.id)) AS new_places,
    coalesce((SELECT max((SELECT count(DISTINCT mention.report) FROM incident_member AS member JOIN mention ON mention.id = member.mention WHERE member.incident = mine.incident))
        FROM mention JOIN incident_member AS mine ON mine.mention = mention.id WHERE mention.report = report.id), 0) AS told_by,
    -- The incident's row stands before the queue's is drawn.
    (SELECT count(*) FROM event LEFT JOIN incident_member AS mine ON mine.mention = event.mention LEFT JOIN incident_line AS line ON line.incident = mine.incident WHERE event.report = report.id AND (event.disputed OR line.disputed)) AS disputed
    FROM report JOIN version ON version.id = report.newest WHERE report.taken_down = 0;
