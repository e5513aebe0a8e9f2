/// Two-dimensional codes as squares to draw. First file to open: [it.timbro.printing.code.Qr].
@NullMarked
package it.timbro.printing.code;

import org.jspecify.annotations.NullMarked;
