/// The SQL of the examination. First file to open: [it.timbro.istruttoria.store.SpedizioneStore].
@NullMarked
package it.timbro.istruttoria.store;

import org.jspecify.annotations.NullMarked;
