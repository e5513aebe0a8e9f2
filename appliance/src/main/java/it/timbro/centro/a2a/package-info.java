/// What companies' programs prepare at the centre, and what they are told. First file to open:
/// [it.timbro.centro.a2a.Bozza].
@NullMarked
package it.timbro.centro.a2a;

import org.jspecify.annotations.NullMarked;
