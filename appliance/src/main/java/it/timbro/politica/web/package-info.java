/// The page where people see and decide what holds. First file to open:
/// [it.timbro.politica.web.PoliticaPage].
@NullMarked
package it.timbro.politica.web;

import org.jspecify.annotations.NullMarked;
