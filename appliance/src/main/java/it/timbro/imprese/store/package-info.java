/// The tables of companies. First file to open: [it.timbro.imprese.store.ImpresaStore].
@NullMarked
package it.timbro.imprese.store;

import org.jspecify.annotations.NullMarked;
