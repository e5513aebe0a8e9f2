-- registri: the rows of a register are entries of the journal, found by house, kind and day
CREATE INDEX journal_giorno ON journal (sede, kind, wall_ms);
