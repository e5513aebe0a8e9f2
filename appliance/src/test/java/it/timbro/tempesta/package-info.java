/// The simulator: whole branches and a centre in one process, on one thread, in virtual time, under one seed.
/// First file to open: [it.timbro.tempesta.DiscoDiProva].
@NullMarked
package it.timbro.tempesta;

import org.jspecify.annotations.NullMarked;
