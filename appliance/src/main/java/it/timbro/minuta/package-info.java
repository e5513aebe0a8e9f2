/// The modello base while it is being written at the counter: local, no fact, erased when it is
/// presented. First file to open: [it.timbro.minuta.Stesura].
@NullMarked
package it.timbro.minuta;

import org.jspecify.annotations.NullMarked;
