/// The page of a pratica: all that is known about it, its files, its history. First file to open:
/// [it.timbro.pratica.web.PraticaPage].
@NullMarked
package it.timbro.pratica.web;

import org.jspecify.annotations.NullMarked;
