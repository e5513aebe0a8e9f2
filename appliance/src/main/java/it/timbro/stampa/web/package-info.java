/// The page of a print job, from the proposal to the last good sheet. First file to open:
/// [it.timbro.stampa.web.StampaPage].
@NullMarked
package it.timbro.stampa.web;

import org.jspecify.annotations.NullMarked;
