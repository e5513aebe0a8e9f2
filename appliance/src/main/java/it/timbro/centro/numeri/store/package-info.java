/// The SQL of this room. First file to open: [it.timbro.centro.numeri.store.BlocchiStore].
@NullMarked
package it.timbro.centro.numeri.store;

import org.jspecify.annotations.NullMarked;
