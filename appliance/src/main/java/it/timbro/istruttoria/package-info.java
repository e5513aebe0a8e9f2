/// Checks, remarks tied to a box, rettifica, outcome. First file to open: [it.timbro.istruttoria.Istruttoria].
@NullMarked
package it.timbro.istruttoria;

import org.jspecify.annotations.NullMarked;
