-- Facts: the key that whoever sent a change gave it, on each of its decisions; by it a change that is sent again is known. Null where none was given.
ALTER TABLE review_decision ADD COLUMN change_key TEXT;
CREATE INDEX review_decision_change_key ON review_decision (change_key) WHERE change_key IS NOT NULL;
