-- A name taken down within a report, or the whole report.
ALTER TABLE tombstone ADD COLUMN scope TEXT NOT NULL DEFAULT 'report';

CREATE INDEX payload_key ON payload (key);

-- Keys that a tombstone condemned: they go, and the files are cleaned, before the row does. What is interrupted is completed from here.
CREATE TABLE erasure_pending (
    key INTEGER PRIMARY KEY           -- number of the key in keys.db
) STRICT;
