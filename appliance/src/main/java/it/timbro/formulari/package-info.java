/// Ledger of numbered blanks: every serial in one place and one state. First file to open:
/// [it.timbro.formulari.Formulari].
@NullMarked
package it.timbro.formulari;

import org.jspecify.annotations.NullMarked;
