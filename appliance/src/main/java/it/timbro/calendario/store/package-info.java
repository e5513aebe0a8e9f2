/// The SQL of this room. First file to open: [it.timbro.calendario.store.ChiusureStore].
@NullMarked
package it.timbro.calendario.store;

import org.jspecify.annotations.NullMarked;
