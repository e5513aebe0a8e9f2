/// Chambers, their offices, and where a pratica goes. First file to open: [it.timbro.centro.instradamento.Sedi].
@NullMarked
package it.timbro.centro.instradamento;

import org.jspecify.annotations.NullMarked;
