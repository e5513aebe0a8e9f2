/// The SQL of this room. First file to open: [it.timbro.stampa.store.LavoroStore].
@NullMarked
package it.timbro.stampa.store;

import org.jspecify.annotations.NullMarked;
