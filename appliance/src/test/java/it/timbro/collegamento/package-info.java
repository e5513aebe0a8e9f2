@NullMarked
package it.timbro.collegamento;

import org.jspecify.annotations.NullMarked;
