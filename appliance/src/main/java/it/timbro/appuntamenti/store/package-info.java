/// The SQL of this room. First file to open: [it.timbro.appuntamenti.store.AppuntamentoStore].
@NullMarked
package it.timbro.appuntamenti.store;

import org.jspecify.annotations.NullMarked;
