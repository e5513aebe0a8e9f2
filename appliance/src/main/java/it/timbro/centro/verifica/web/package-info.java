/// The public pages of this room. First file to open: [it.timbro.centro.verifica.web.VerificaService].
@NullMarked
package it.timbro.centro.verifica.web;

import org.jspecify.annotations.NullMarked;
