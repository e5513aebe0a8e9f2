/// First-time companies by appointment: the agenda, the approval, the guided quarter of an hour.
/// First file to open: [it.timbro.appuntamenti.Agenda].
@NullMarked
package it.timbro.appuntamenti;

import org.jspecify.annotations.NullMarked;
