/// The registers of the office, day by day: on the screen, as PDF/A and as CSV, and the daily seal that
/// closes them. First file to open: [it.timbro.registri.Registri].
@NullMarked
package it.timbro.registri;

import org.jspecify.annotations.NullMarked;
