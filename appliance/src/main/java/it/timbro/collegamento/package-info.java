/// The branch's side of the line to the centre: what waits, what arrived, and the words for it. First file to open:
/// [it.timbro.collegamento.Collegamento].
@NullMarked
package it.timbro.collegamento;

import org.jspecify.annotations.NullMarked;
