-- Drawn: how incidents came about, so that those beside a change need not be made anew to see that they stay.
CREATE TABLE incident_join (
    mention INTEGER PRIMARY KEY REFERENCES mention,   -- first mention of the cluster that was joined to another
    joined  INTEGER NOT NULL REFERENCES mention,      -- first mention of that other
    mean    REAL    NOT NULL,
    ordinal INTEGER NOT NULL                          -- within the incident, from 0
) STRICT;
CREATE TABLE fusion_days (
    mention INTEGER PRIMARY KEY REFERENCES mention,
    first   INTEGER NOT NULL,                         -- days since 0001-01-01
    last    INTEGER NOT NULL
) STRICT;
-- Incidents from before have none: all is fused from the start.
UPDATE incident_state SET model = NULL;
