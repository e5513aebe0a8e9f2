/// Anyone checks the code of a sheet, with the page or with a file that needs no network. First file to open:
/// [it.timbro.centro.verifica.Pagina].
@NullMarked
package it.timbro.centro.verifica;

import org.jspecify.annotations.NullMarked;
