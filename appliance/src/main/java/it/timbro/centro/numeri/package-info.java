/// The centre leases certificate numbers to the branches. First file to open:
/// [it.timbro.centro.numeri.Assegnazione].
@NullMarked
package it.timbro.centro.numeri;

import org.jspecify.annotations.NullMarked;
