/// From sheet description to paper. First file to open: [it.timbro.printing.sheet.Sheet].
@NullMarked
package it.timbro.printing;

import org.jspecify.annotations.NullMarked;
