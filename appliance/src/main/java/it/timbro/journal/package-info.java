/// Streams of facts, transactions, one writer and few readers. First file to open: [it.timbro.journal.Journal].
@NullMarked
package it.timbro.journal;

import org.jspecify.annotations.NullMarked;
