/// The SQL of the outgoing mail. First file to open: [it.timbro.posta.store.PostaStore].
@NullMarked
package it.timbro.posta.store;

import org.jspecify.annotations.NullMarked;
