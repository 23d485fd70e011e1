-- Facts: what people decide on records. A decision is never changed; a later one takes it back.
CREATE TABLE review_decision (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    report   INTEGER NOT NULL REFERENCES report,
    mention  INTEGER REFERENCES mention,            -- null: on the report as a whole
    version  INTEGER NOT NULL REFERENCES version,   -- whose text the record's spans slice, and under whose key the content is sealed
    analysis INTEGER REFERENCES analysis,           -- the machine's proposal that it was made against
    verb     TEXT    NOT NULL,
    track    TEXT    NOT NULL,
    undoes   INTEGER REFERENCES review_decision,
    by       TEXT    NOT NULL,                      -- a pseudonym
    at       TEXT    NOT NULL,
    content  INTEGER NOT NULL REFERENCES payload    -- verb, record, reason, what it was merged from; JSON
) STRICT;
CREATE INDEX review_decision_report ON review_decision (report);
CREATE INDEX review_decision_mention ON review_decision (mention);

-- Passing: who has a report in hand.
CREATE TABLE review_claim (
    report INTEGER NOT NULL REFERENCES report,
    track  TEXT    NOT NULL,
    by     TEXT    NOT NULL,
    until  TEXT    NOT NULL,
    PRIMARY KEY (report, track)
) STRICT, WITHOUT ROWID;

-- Drawn: the version whose reading counts; the one that people decided on, else the newest that was analysed.
ALTER TABLE report ADD COLUMN counts INTEGER REFERENCES version;
UPDATE report SET counts = (SELECT version.id FROM version JOIN analysis ON analysis.version = version.id WHERE version.report = report.id ORDER BY version.ordinal DESC LIMIT 1) WHERE taken_down = 0;

-- Drawn: the least number of dead that the event's highest toll allows.
ALTER TABLE event ADD COLUMN killed INTEGER;
DROP INDEX event_place;
CREATE INDEX event_place ON event (place_id, report);
CREATE INDEX event_told ON event (admin1, report);

-- Drawn: where a report stands in a track.
CREATE TABLE review_state (
    report  INTEGER NOT NULL REFERENCES report,
    track   TEXT    NOT NULL,
    state   TEXT    NOT NULL,           -- open, done or skipped
    version INTEGER NOT NULL,           -- the newest that was decided on
    PRIMARY KEY (report, track)
) STRICT, WITHOUT ROWID;

-- Drawn: what the queue is filtered and ordered by, so that it reads one table.
CREATE TABLE queue (
    report     INTEGER PRIMARY KEY REFERENCES report,
    newest     INTEGER NOT NULL,        -- version
    outlet     TEXT,
    day        TEXT,                    -- first of publication
    last_day   TEXT,
    killed     INTEGER NOT NULL,
    new_places INTEGER NOT NULL,
    told_by    INTEGER NOT NULL,
    urgency    INTEGER NOT NULL AS (min(killed, 1000) + 10 * min(new_places, 3) + min(max(told_by - 1, 0), 20)) STORED
) STRICT;
CREATE INDEX queue_urgency ON queue (urgency, day, report);
CREATE INDEX queue_day ON queue (day, report);
CREATE INDEX queue_outlet ON queue (outlet);
-- What the queue's rows are drawn by.
CREATE VIEW queue_drawn AS SELECT
    report.id AS report, report.newest AS newest, report.outlet AS outlet, version.published_from AS day, version.published_to AS last_day,
    coalesce((SELECT max(killed) FROM event WHERE event.report = report.id), 0) AS killed,
    (SELECT count(DISTINCT place_id) FROM event WHERE event.report = report.id AND NOT EXISTS (SELECT 1 FROM event AS other WHERE other.place_id = event.place_id AND other.report < report.id)) AS new_places,
    coalesce((SELECT max((SELECT count(DISTINCT mention.report) FROM incident_member AS member JOIN mention ON mention.id = member.mention WHERE member.incident = mine.incident))
        FROM mention JOIN incident_member AS mine ON mine.mention = mention.id WHERE mention.report = report.id), 0) AS told_by
    FROM report JOIN version ON version.id = report.newest WHERE report.taken_down = 0;
