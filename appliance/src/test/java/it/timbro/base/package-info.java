@NullMarked
package it.timbro.base;

import org.jspecify.annotations.NullMarked;
