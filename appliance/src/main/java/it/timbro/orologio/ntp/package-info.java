/// Asks time servers over the network (RFC 5905). First file to open:
/// [it.timbro.orologio.ntp.ServerNtp].
@NullMarked
package it.timbro.orologio.ntp;

import org.jspecify.annotations.NullMarked;
