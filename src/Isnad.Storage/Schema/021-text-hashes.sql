-- Versions are found by the hash of their text. The hash stood there before, as in the log.
CREATE INDEX payload_sha256 ON payload (sha256);
CREATE INDEX version_text ON version (text);
