/// The SQL of this room. First file to open: [it.timbro.diritti.store.DirittoStore].
@NullMarked
package it.timbro.diritti.store;

import org.jspecify.annotations.NullMarked;
