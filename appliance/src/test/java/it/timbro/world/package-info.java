/// A whole branch and a centre with real SQLite, for tests. First file to open: [it.timbro.world.Mondo].
@NullMarked
package it.timbro.world;

import org.jspecify.annotations.NullMarked;
