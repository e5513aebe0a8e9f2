/// Real processes, real disks, real faults: `kill -9` in loops under load, and what the operating
/// system was asked, in which order. First file to open: [it.timbro.installer.guasti.Assedio].
@NullMarked
package it.timbro.installer.guasti;

import org.jspecify.annotations.NullMarked;
