/// The page of the stock of blanks. First file to open: [it.timbro.formulari.web.FormulariPage].
@NullMarked
package it.timbro.formulari.web;

import org.jspecify.annotations.NullMarked;
