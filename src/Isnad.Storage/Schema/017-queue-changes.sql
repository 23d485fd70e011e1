-- Passing: in which order rows of the queue, with the events and states beneath them, were drawn; whoever counts in memory reads again what has a higher number than it has seen.
CREATE TABLE queue_change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL UNIQUE
) STRICT;
INSERT INTO queue_change (report) SELECT report FROM queue;

CREATE INDEX review_claim_until ON review_claim (track, until);
