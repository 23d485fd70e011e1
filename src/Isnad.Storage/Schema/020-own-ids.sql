-- Drawn: hash of the id that the newest version of a report came with (an id may be the name of a file, or of a person).
ALTER TABLE report ADD COLUMN own_id BLOB;
CREATE INDEX report_own_id ON report (own_id) WHERE own_id IS NOT NULL;
