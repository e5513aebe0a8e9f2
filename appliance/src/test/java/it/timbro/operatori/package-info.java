@NullMarked
package it.timbro.operatori;

import org.jspecify.annotations.NullMarked;
