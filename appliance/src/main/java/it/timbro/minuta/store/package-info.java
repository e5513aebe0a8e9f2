/// The SQL of this room. First file to open: [it.timbro.minuta.store.MinutaStore].
@NullMarked
package it.timbro.minuta.store;

import org.jspecify.annotations.NullMarked;
