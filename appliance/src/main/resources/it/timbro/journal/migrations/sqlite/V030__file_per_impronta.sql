-- whom a file concerns is asked before every part of it, by its digest alone
CREATE INDEX file_sha256 ON file_annunciato (sha256);
