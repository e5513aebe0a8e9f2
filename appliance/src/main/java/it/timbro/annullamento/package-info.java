/// Certificates that are taken back: the request, the paper that has to return, what stands in their
/// place. First file to open: [it.timbro.annullamento.Annullamenti].
@NullMarked
package it.timbro.annullamento;

import org.jspecify.annotations.NullMarked;
