/// The page of the outgoing mail. First file to open: [it.timbro.posta.web.PostaPage].
@NullMarked
package it.timbro.posta.web;

import org.jspecify.annotations.NullMarked;
