-- Drawn: made by fusion from analyses, and made anew from them. Numbers of incidents are facts: they are kept as long as their mentions stay together.

CREATE TABLE incident_state (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    next  INTEGER NOT NULL,             -- the first number that was never given
    model TEXT,                         -- the weights that the pairs were scored by
    sum   BLOB    NOT NULL              -- sum over all memberships of the SHA-256 of "i<incident> m<mention>", modulo 2^256, little-endian: what the log vouches for
) STRICT;
INSERT INTO incident_state VALUES (1, 1, NULL, zeroblob(32));

CREATE TABLE incident_member (
    mention  INTEGER PRIMARY KEY REFERENCES mention,
    incident INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_members ON incident_member (incident);

CREATE TABLE incident_pointer (
    old      INTEGER NOT NULL,
    new      INTEGER,
    reason   TEXT    NOT NULL,
    mentions INTEGER NOT NULL,
    at       TEXT    NOT NULL
) STRICT;
CREATE INDEX incident_pointer_old ON incident_pointer (old);

CREATE TABLE fused (
    report   INTEGER PRIMARY KEY REFERENCES report,
    analysis INTEGER                    -- the one it was fused by; null where nothing was left of it
) STRICT;
-- Reports that were read anew since they were fused last.
CREATE TABLE fusion_pending (
    report INTEGER PRIMARY KEY REFERENCES report
) STRICT;
INSERT INTO fusion_pending SELECT DISTINCT version.report FROM version JOIN analysis ON analysis.version = version.id JOIN report ON report.id = version.report WHERE report.taken_down = 0;
CREATE TABLE fusion_record (
    report INTEGER PRIMARY KEY REFERENCES report,
    packed BLOB NOT NULL
) STRICT;
CREATE TABLE fusion_block (
    block    INTEGER NOT NULL,
    mention  INTEGER NOT NULL REFERENCES mention,
    standing INTEGER NOT NULL,
    PRIMARY KEY (block, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX fusion_block_mention ON fusion_block (mention);
CREATE TABLE fusion_edge (
    a     INTEGER NOT NULL REFERENCES mention,
    b     INTEGER NOT NULL REFERENCES mention,
    score REAL    NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX fusion_edge_b ON fusion_edge (b);

-- Facts: what people decided. A decision is never changed, only taken back.
CREATE TABLE link_decision (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    a        INTEGER NOT NULL REFERENCES mention,
    b        INTEGER NOT NULL REFERENCES mention,
    together INTEGER NOT NULL,
    by       TEXT    NOT NULL,          -- a pseudonym
    at       TEXT    NOT NULL,
    back_by  TEXT,                      -- who took it back; null while it holds
    back_at  TEXT
) STRICT;
CREATE INDEX link_decision_a ON link_decision (a);
CREATE INDEX link_decision_b ON link_decision (b);

CREATE TABLE fusion_touched (
    mention INTEGER PRIMARY KEY REFERENCES mention
) STRICT;
