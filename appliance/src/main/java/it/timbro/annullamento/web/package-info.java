/// The pages of annulments. First file to open: [it.timbro.annullamento.web.AnnullamentiPage].
@NullMarked
package it.timbro.annullamento.web;

import org.jspecify.annotations.NullMarked;
