/// Which file concerns which branch. First file to open: [it.timbro.centro.sedi.store.AnnunciStore].
@NullMarked
package it.timbro.centro.sedi.store;

import org.jspecify.annotations.NullMarked;
