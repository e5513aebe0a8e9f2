/// The SQL of this room. First file to open: [it.timbro.politica.store.VariazioneStore].
@NullMarked
package it.timbro.politica.store;

import org.jspecify.annotations.NullMarked;
