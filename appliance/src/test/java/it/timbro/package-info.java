/// Whole branches in memory of the tests: real SQLite, own clock, own printer. First file to open:
/// [it.timbro.Filiale].
@NullMarked
package it.timbro;

import org.jspecify.annotations.NullMarked;
