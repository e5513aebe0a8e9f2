/// Passwords into Argon2id and tokens into fingerprints: cryptography by a library, nowhere else.
/// First file to open: [it.timbro.operatori.segreti.Segreti].
@NullMarked
package it.timbro.operatori.segreti;

import org.jspecify.annotations.NullMarked;
