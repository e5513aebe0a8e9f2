/// Decisions of the istruttoria, sent from the page of a pratica. First file to open:
/// [it.timbro.istruttoria.web.IstruttoriaPage].
@NullMarked
package it.timbro.istruttoria.web;

import org.jspecify.annotations.NullMarked;
