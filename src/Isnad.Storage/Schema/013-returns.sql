-- A page that goes back to what it was: another capture of the same bytes, whose content stands once.
DROP INDEX capture_sha256;
CREATE INDEX capture_sha256 ON capture (sha256);
