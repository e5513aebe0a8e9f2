/// How far the line has come, as rows. First file to open: [it.timbro.collegamento.store.ScambioStore].
@NullMarked
package it.timbro.collegamento.store;

import org.jspecify.annotations.NullMarked;
