/// The pages of the modello that is being written. First file to open:
/// [it.timbro.minuta.web.MinutaPage].
@NullMarked
package it.timbro.minuta.web;

import org.jspecify.annotations.NullMarked;
