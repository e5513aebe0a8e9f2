/// Image, demo, verification, benchmarks: everything around the server. First file to open: the script
/// `installer/demo`.
@NullMarked
package it.timbro.installer;

import org.jspecify.annotations.NullMarked;
