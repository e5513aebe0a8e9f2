/// The stick, between a whole branch and a whole centre.
@NullMarked
package it.timbro.chiavetta;

import org.jspecify.annotations.NullMarked;
