/// The conversation on a stick: the same batches, receipts and files as over the line, in sealed files of bounded
/// size. First file to open: [it.timbro.sync.envelope.Piece].
@NullMarked
package it.timbro.sync.envelope;

import org.jspecify.annotations.NullMarked;
