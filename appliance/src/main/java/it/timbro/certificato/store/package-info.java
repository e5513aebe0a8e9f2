/// The SQL of this room. First file to open: [it.timbro.certificato.store.NumeroStore].
@NullMarked
package it.timbro.certificato.store;

import org.jspecify.annotations.NullMarked;
