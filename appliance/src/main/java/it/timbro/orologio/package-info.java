/// How far the clock can be trusted, and what it does when nobody looks: time servers, the memory
/// of before the start, jumps. First file to open: [it.timbro.orologio.Orologio]; the reckoning
/// itself is [it.timbro.base.Fidato].
@NullMarked
package it.timbro.orologio;

import org.jspecify.annotations.NullMarked;
