-- Facts: content is sealed under the key of the report or capture that it belongs to (docs/decisions/0004-ledger.md).

CREATE TABLE payload (
    id     INTEGER PRIMARY KEY,
    key    INTEGER NOT NULL,          -- number of the key in keys.db
    sha256 BLOB    NOT NULL,          -- of the content
    length INTEGER NOT NULL,          -- of the content, bytes
    sealed BLOB                       -- nonce, Brotli under AES-256-GCM, tag; null once destroyed
) STRICT;

CREATE TABLE capture (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    key      INTEGER NOT NULL,
    sha256   BLOB    NOT NULL,        -- of the bytes
    body     INTEGER REFERENCES payload,          -- null where the text was already there, or the bytes may not be kept
    about    INTEGER NOT NULL REFERENCES payload, -- how it was obtained, JSON
    taken_at TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX capture_sha256 ON capture (sha256);

CREATE TABLE report (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    key        INTEGER NOT NULL,
    taken_down INTEGER NOT NULL DEFAULT 0,
    newest     INTEGER REFERENCES version,  -- drawn
    address    TEXT,                        -- drawn
    outlet     TEXT,                        -- drawn
    copy_group INTEGER NOT NULL DEFAULT 0   -- drawn: the lowest number among near-identical reports
) STRICT;
CREATE UNIQUE INDEX report_address ON report (address) WHERE address IS NOT NULL;
CREATE INDEX report_copies ON report (copy_group);
CREATE INDEX report_outlet ON report (outlet);

CREATE TABLE capture_report (
    capture INTEGER NOT NULL REFERENCES capture,
    report  INTEGER NOT NULL REFERENCES report,
    PRIMARY KEY (report, capture)
) STRICT, WITHOUT ROWID;
CREATE INDEX capture_report_capture ON capture_report (capture);

CREATE TABLE version (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    report    INTEGER NOT NULL REFERENCES report,
    ordinal   INTEGER NOT NULL,
    capture   INTEGER REFERENCES capture,
    text      INTEGER NOT NULL REFERENCES payload,
    about     INTEGER NOT NULL REFERENCES payload,   -- what the input said of it, JSON
    taken_at  TEXT    NOT NULL,
    published_from TEXT,                             -- drawn: as the newest analysis has it
    published_to   TEXT                              -- drawn
) STRICT;
CREATE UNIQUE INDEX version_of ON version (report, ordinal);
CREATE INDEX version_published ON version (published_from);

CREATE TABLE engine (
    id        INTEGER PRIMARY KEY,
    version   TEXT NOT NULL,
    resources TEXT NOT NULL,
    models    TEXT NOT NULL,
    UNIQUE (version, resources, models)
) STRICT;

CREATE TABLE analysis (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL REFERENCES version,
    engine  INTEGER NOT NULL REFERENCES engine,
    json    INTEGER NOT NULL REFERENCES payload,
    at      TEXT    NOT NULL
) STRICT;
CREATE INDEX analysis_of ON analysis (version);

-- A mention keeps its number through all analyses of its report; here stands which event of which analysis it was.
CREATE TABLE mention (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES report
) STRICT;
CREATE INDEX mention_report ON mention (report);
CREATE TABLE mention_at (
    analysis INTEGER NOT NULL REFERENCES analysis,
    position INTEGER NOT NULL,        -- index of the event in the analysis, from 0
    mention  INTEGER NOT NULL REFERENCES mention,
    PRIMARY KEY (analysis, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_at_mention ON mention_at (mention);

CREATE TABLE tombstone (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES report,
    at     TEXT NOT NULL,
    reason TEXT NOT NULL              -- a code, never words of the report
) STRICT;
CREATE TABLE tombstone_hash (
    sha256    BLOB    NOT NULL,       -- of bytes, of a text, or of an address
    tombstone INTEGER NOT NULL REFERENCES tombstone,
    PRIMARY KEY (sha256, tombstone)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_entry (
    seq     INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    leaf    BLOB NOT NULL
) STRICT;
CREATE INDEX log_subject ON log_entry (subject);
CREATE TABLE log_frontier (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    size  INTEGER NOT NULL,
    roots BLOB    NOT NULL            -- 32 bytes each, largest subtree first
) STRICT;
INSERT INTO log_frontier VALUES (1, 0, x'');
CREATE TABLE tree_head (
    size      INTEGER PRIMARY KEY,
    root      BLOB NOT NULL,
    at        TEXT NOT NULL,
    key_id    BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE TABLE signer (
    key_id BLOB PRIMARY KEY,
    pem    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Drawn: made from facts, and made anew from them.

CREATE TABLE event (
    mention    INTEGER PRIMARY KEY REFERENCES mention,
    report     INTEGER NOT NULL REFERENCES report,
    type       TEXT    NOT NULL,
    status     TEXT    NOT NULL,
    background INTEGER NOT NULL,
    time_from  TEXT,
    time_to    TEXT,
    place      TEXT,                  -- as worded
    place_words TEXT,                 -- as it is searched by
    place_id   TEXT,
    country    TEXT,
    admin1     TEXT,
    lat        REAL,
    lon        REAL
) STRICT;
CREATE INDEX event_report ON event (report);
-- With all that a search by them asks, so that the rows themselves are not read.
CREATE INDEX event_type ON event (type, time_from, time_to, report);
CREATE INDEX event_time ON event (time_from, time_to, report);
CREATE INDEX event_place ON event (place_id);
CREATE INDEX event_admin1 ON event (admin1, time_from, time_to, report);
CREATE INDEX event_country ON event (country, time_from, time_to, report);
CREATE TABLE event_actor (
    actor   TEXT    NOT NULL,
    role    TEXT    NOT NULL,
    mention INTEGER NOT NULL REFERENCES mention,
    PRIMARY KEY (actor, mention, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_mention ON event_actor (mention);

CREATE TABLE signature (
    report INTEGER PRIMARY KEY REFERENCES report,
    value  BLOB NOT NULL              -- of the newest version
) STRICT;
CREATE TABLE band (
    key    INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report,
    PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX band_report ON band (report);

-- Words of the newest version of each report, by its number; the text itself is not in it.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE fetch_state (
    url            TEXT PRIMARY KEY,
    fetched_at     TEXT NOT NULL,
    etag           TEXT,
    last_modified  TEXT,
    content_sha256 TEXT,
    answered_by    TEXT,
    mark           TEXT
) STRICT, WITHOUT ROWID;
