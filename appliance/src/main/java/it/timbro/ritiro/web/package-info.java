/// The page of the handover at the counter. First file to open: [it.timbro.ritiro.web.RitiroPage].
@NullMarked
package it.timbro.ritiro.web;

import org.jspecify.annotations.NullMarked;
