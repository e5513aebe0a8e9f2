/// The print job: reserved, sent, asked, confirmed sheet by sheet. First file to open: [it.timbro.stampa.Lavori].
@NullMarked
package it.timbro.stampa;

import org.jspecify.annotations.NullMarked;
