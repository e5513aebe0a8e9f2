/// Everything around the server: image, demo, verification, benchmarks. First file to open: the
/// script `installer/demo`, then [it.timbro.installer.House].
@NullMarked
package it.timbro.installer;

import org.jspecify.annotations.NullMarked;
