/// Who collects, and what is handed over. First file to open: [it.timbro.ritiro.Ritiro].
@NullMarked
package it.timbro.ritiro;

import org.jspecify.annotations.NullMarked;
