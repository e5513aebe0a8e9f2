/// Acts over several rooms, each in one transaction. Rooms never see them. First file to open:
/// [it.timbro.atti.Emissione].
@NullMarked
package it.timbro.atti;

import org.jspecify.annotations.NullMarked;
