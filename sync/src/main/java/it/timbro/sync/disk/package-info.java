/// The door to our own files on disk; SQLite keeps its own. First file to open: [it.timbro.sync.disk.Disk].
@NullMarked
package it.timbro.sync.disk;

import org.jspecify.annotations.NullMarked;
