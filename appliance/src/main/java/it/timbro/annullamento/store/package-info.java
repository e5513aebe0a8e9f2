/// The SQL of this room. First file to open: [it.timbro.annullamento.store.AnnullamentoStore].
@NullMarked
package it.timbro.annullamento.store;

import org.jspecify.annotations.NullMarked;
