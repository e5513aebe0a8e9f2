/// The SQL of this room: it reads the journal itself. First file to open:
/// [it.timbro.registri.store.RigheStore].
@NullMarked
package it.timbro.registri.store;

import org.jspecify.annotations.NullMarked;
