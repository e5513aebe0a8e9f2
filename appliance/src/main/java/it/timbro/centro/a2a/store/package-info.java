/// The SQL of this room. First file to open: [it.timbro.centro.a2a.store.BozzaStore].
@NullMarked
package it.timbro.centro.a2a.store;

import org.jspecify.annotations.NullMarked;
