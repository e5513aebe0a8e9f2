/// A pratica enters: the readers of what a company sends. First file to open: [it.timbro.arrivo.ModelloReader].
@NullMarked
package it.timbro.arrivo;

import org.jspecify.annotations.NullMarked;
