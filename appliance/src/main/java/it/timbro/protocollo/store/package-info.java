/// The SQL of this room. First file to open: [it.timbro.protocollo.store.ProtocolloStore].
@NullMarked
package it.timbro.protocollo.store;

import org.jspecify.annotations.NullMarked;
