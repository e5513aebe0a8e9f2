/// The SQL of this room. First file to open: [it.timbro.formulari.store.FormularioStore].
@NullMarked
package it.timbro.formulari.store;

import org.jspecify.annotations.NullMarked;
