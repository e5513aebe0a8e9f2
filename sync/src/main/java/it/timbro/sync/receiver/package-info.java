/// The receiving end: checks what came and says what it holds. No SQL, it declares what it needs.
/// First file to open: [it.timbro.sync.receiver.Receiver].
@NullMarked
package it.timbro.sync.receiver;

import org.jspecify.annotations.NullMarked;
