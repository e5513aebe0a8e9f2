/// Passwords of companies' programs, by Bouncy Castle. First file to open: [it.timbro.centro.a2a.segreti.Argon2].
@NullMarked
package it.timbro.centro.a2a.segreti;

import org.jspecify.annotations.NullMarked;
