/// The centre's rooms under test, over real HTTP and a real store. First file to open:
/// [it.timbro.centro.CentroDiProva].
@NullMarked
package it.timbro.centro;

import org.jspecify.annotations.NullMarked;
