/// *Visti* on documents signed in original, from the stamp to the handover in one sitting, and the
/// register they stand in. First file to open: [it.timbro.visti.RegistroVisti].
@NullMarked
package it.timbro.visti;

import org.jspecify.annotations.NullMarked;
