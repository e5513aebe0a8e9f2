/// A branch and a centre in memory, and the weather between them. First file to open:
/// [it.timbro.sync.world.Weather].
@NullMarked
package it.timbro.sync.world;

import org.jspecify.annotations.NullMarked;
