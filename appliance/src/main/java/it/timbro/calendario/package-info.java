/// Office days and hours, and when the centre's service is closed. First file to open:
/// [it.timbro.calendario.Calendario].
@NullMarked
package it.timbro.calendario;

import org.jspecify.annotations.NullMarked;
