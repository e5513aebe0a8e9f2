/// A print job is sent once and its answer told apart; nothing is ever sent again by itself.
/// First file to open: [it.timbro.printing.ipp.Printer].
@NullMarked
package it.timbro.printing.ipp;

import org.jspecify.annotations.NullMarked;
