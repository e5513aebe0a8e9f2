package it.timbro.centro.sedi.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.Optional;

/// Letting a branch without a line begin anew.
///
/// @param data the incarnation that was given and waits for its stick, a sentence; "" if none does
/// @param codice as typed, to be corrected
public record RipartenzaView(
        Frame frame, String sede, String nome, String data, String codice, String motivo, Optional<Rejection> errore)
        implements View {}
