/// The signature of a file, in three answers: integrity now, certificate status at a time, policy.
/// First file to open: [it.timbro.firma.Verifica].
@NullMarked
package it.timbro.firma;

import org.jspecify.annotations.NullMarked;
