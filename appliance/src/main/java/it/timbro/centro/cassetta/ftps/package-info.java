/// The file server over FTPS (RFC 4217), the only place of Apache Commons Net's FTP. First file to open:
/// [it.timbro.centro.cassetta.ftps.ServerFtps].
@NullMarked
package it.timbro.centro.cassetta.ftps;

import org.jspecify.annotations.NullMarked;
