@NullMarked
package it.timbro.api;

import org.jspecify.annotations.NullMarked;
