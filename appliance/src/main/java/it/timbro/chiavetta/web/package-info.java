/// The page of the stick, the same at both ends. First file to open: [it.timbro.chiavetta.web.ChiavettaPage].
@NullMarked
package it.timbro.chiavetta.web;

import org.jspecify.annotations.NullMarked;
