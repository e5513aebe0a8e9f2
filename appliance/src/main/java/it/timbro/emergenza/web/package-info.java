/// The pages of the register of emergency and of what is presented at the counter. First file to
/// open: [it.timbro.emergenza.web.PresentazionePage].
@NullMarked
package it.timbro.emergenza.web;

import org.jspecify.annotations.NullMarked;
