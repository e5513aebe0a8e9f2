/// The code on the sheet that verifies without the centre: COSE signature by the branch's key. First file to open:
/// [it.timbro.certificato.codice.Codice].
@NullMarked
package it.timbro.certificato.codice;

import org.jspecify.annotations.NullMarked;
