/// Ordinary protocol numbers of an AOO (DPR 445/2000, art. 53). First file to open:
/// [it.timbro.protocollo.Protocollo].
@NullMarked
package it.timbro.protocollo;

import org.jspecify.annotations.NullMarked;
