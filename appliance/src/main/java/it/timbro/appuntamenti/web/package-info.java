/// The pages of appointments. First file to open: [it.timbro.appuntamenti.web.AppuntamentiPage].
@NullMarked
package it.timbro.appuntamenti.web;

import org.jspecify.annotations.NullMarked;
