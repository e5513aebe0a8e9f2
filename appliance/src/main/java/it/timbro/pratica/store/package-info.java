/// The corridor's SQL. First file to open: [it.timbro.pratica.store.SchedaStore].
@NullMarked
package it.timbro.pratica.store;

import org.jspecify.annotations.NullMarked;
