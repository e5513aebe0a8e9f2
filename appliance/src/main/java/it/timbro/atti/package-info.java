/// Acts over several rooms, each in one transaction. First file to open: [it.timbro.atti.Presa].
@NullMarked
package it.timbro.atti;

import org.jspecify.annotations.NullMarked;
