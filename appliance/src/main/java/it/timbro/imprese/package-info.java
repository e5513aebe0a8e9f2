/// Companies as a chamber knows them, who may sign for them and who acts for them: a local copy
/// with its age. First file to open: [it.timbro.imprese.Impresa].
@NullMarked
package it.timbro.imprese;

import org.jspecify.annotations.NullMarked;
