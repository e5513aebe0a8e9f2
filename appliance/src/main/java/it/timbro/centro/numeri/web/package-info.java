/// The account of the numbers, block by block. First file to open:
/// [it.timbro.centro.numeri.web.NumeriPage].
@NullMarked
package it.timbro.centro.numeri.web;

import org.jspecify.annotations.NullMarked;
