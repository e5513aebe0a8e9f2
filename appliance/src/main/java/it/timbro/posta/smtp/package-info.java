/// The chamber's mail server as a client sees it. First file to open:
/// [it.timbro.posta.smtp.ServerSmtp].
@NullMarked
package it.timbro.posta.smtp;

import org.jspecify.annotations.NullMarked;
