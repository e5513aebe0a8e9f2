/// Files by the hash of their content. First file to open: [it.timbro.archivio.Archivio].
@NullMarked
package it.timbro.archivio;

import org.jspecify.annotations.NullMarked;
