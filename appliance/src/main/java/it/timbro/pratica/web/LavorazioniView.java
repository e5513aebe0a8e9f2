package it.timbro.pratica.web;

import it.timbro.base.Rejection;
import it.timbro.page.DaFare;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// What the company asked beside the original, and the form of the visti that are not put yet.
public record LavorazioniView(
        Frame frame,
        String numero,
        long versione,
        String impresa,
        List<DaFare> lavorazioni,
        Optional<SeguitoView> vistare,
        Optional<Rejection> errore)
        implements View {}
