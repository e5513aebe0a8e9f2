package it.timbro.pratica.web;

import it.timbro.page.Frame;
import it.timbro.page.View;

/// What happened to a pratica while a person was deciding on an older page.
///
/// @param avanti where to look at it and decide again
public record DifferenzaView(Frame frame, String numero, String stato, Storia storia, String avanti) implements View {}
