@NullMarked
package it.timbro.page;

import org.jspecify.annotations.NullMarked;
