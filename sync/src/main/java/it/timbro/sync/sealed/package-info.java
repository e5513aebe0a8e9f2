/// Cryptography of the conversation: what is signed and by whom. First file to open:
/// [it.timbro.sync.sealed.SigningKey].
@NullMarked
package it.timbro.sync.sealed;

import org.jspecify.annotations.NullMarked;
