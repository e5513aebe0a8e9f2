package it.timbro.diritti.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.Optional;

/// One receipt.
///
/// @param di what was given back of, "" of a taking
/// @param rimborsabile what may be given back of it now, "" if nothing
/// @param riferimento what names a refund of this kind elsewhere, "" where nothing does
public record RicevutaView(
        Frame frame, RigaView riga, String di, String rimborsabile, String riferimento, Optional<Rejection> errore)
        implements View {}
