/// Numbers, certificates, their annulment and the code that verifies without the centre. First file to open:
/// [it.timbro.certificato.Numeri].
@NullMarked
package it.timbro.certificato;

import org.jspecify.annotations.NullMarked;
