/// Dated policy per chamber and branch: what is allowed, what is proposed, what it costs. First file to open:
/// [it.timbro.politica.Politica].
@NullMarked
package it.timbro.politica;

import org.jspecify.annotations.NullMarked;
