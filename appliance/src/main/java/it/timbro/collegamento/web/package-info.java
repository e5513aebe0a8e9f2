/// The page *Collegamenti*: the line to the centre in words. First file to open:
/// [it.timbro.collegamento.web.CollegamentoPage].
@NullMarked
package it.timbro.collegamento.web;

import org.jspecify.annotations.NullMarked;
