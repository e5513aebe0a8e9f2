/// What branch and centre say to each other: entries of streams, feed entries, batches, receipts. Wire format
/// version 1. First file to open: [it.timbro.sync.protocol.Entry].
@NullMarked
package it.timbro.sync.protocol;

import org.jspecify.annotations.NullMarked;
