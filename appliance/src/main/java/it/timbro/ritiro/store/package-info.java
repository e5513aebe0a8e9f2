/// The SQL of this room. First file to open: [it.timbro.ritiro.store.ConsegnaStore].
@NullMarked
package it.timbro.ritiro.store;

import org.jspecify.annotations.NullMarked;
