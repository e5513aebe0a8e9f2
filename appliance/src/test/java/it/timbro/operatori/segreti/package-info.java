@NullMarked
package it.timbro.operatori.segreti;

import org.jspecify.annotations.NullMarked;
