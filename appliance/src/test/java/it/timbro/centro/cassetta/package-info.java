/// Requests as files, against a real file server on loopback.
@NullMarked
package it.timbro.centro.cassetta;

import org.jspecify.annotations.NullMarked;
