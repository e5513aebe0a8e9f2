@NullMarked
package it.timbro.sportello;

import org.jspecify.annotations.NullMarked;
