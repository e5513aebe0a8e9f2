/// What tells a box that its disk is not the one it left: a copy of the journal elsewhere, and the machine's
/// fingerprint. First file to open: [it.timbro.testimone.Risveglio].
@NullMarked
package it.timbro.testimone;

import org.jspecify.annotations.NullMarked;
