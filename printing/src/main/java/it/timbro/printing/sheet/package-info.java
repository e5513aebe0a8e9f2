/// What stands where on a sheet of paper, in millimetres, and nothing about files or printers.
/// First file to open: [it.timbro.printing.sheet.Typesetter].
@NullMarked
package it.timbro.printing.sheet;

import org.jspecify.annotations.NullMarked;
