/// The SQL of this room. First file to open: [it.timbro.emergenza.store.EmergenzaStore].
@NullMarked
package it.timbro.emergenza.store;

import org.jspecify.annotations.NullMarked;
