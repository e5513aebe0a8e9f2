/// The program: configuration, wiring by hand, and `main`. Sees every room; no room sees it. First file to open:
/// [it.timbro.Appliance].
@NullMarked
package it.timbro;

import org.jspecify.annotations.NullMarked;
