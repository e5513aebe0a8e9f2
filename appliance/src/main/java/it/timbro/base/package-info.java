/// Clock, ids, the catalogue of problems: what every room stands on. Stays tiny. First file to open:
/// [it.timbro.base.Problem].
@NullMarked
package it.timbro.base;

import org.jspecify.annotations.NullMarked;
