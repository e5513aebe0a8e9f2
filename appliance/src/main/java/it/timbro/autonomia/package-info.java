/// How long the branch can work without the centre, and what ends first. First file to open:
/// [it.timbro.autonomia.Autonomia].
@NullMarked
package it.timbro.autonomia;

import org.jspecify.annotations.NullMarked;
