/// The SQL of this room. First file to open: [it.timbro.visti.store.VistoStore].
@NullMarked
package it.timbro.visti.store;

import org.jspecify.annotations.NullMarked;
