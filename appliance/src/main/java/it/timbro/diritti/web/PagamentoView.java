package it.timbro.diritti.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.pratica.Mezzo;
import java.util.List;
import java.util.Optional;

/// What is to be paid for a pratica, and with what.
///
/// @param versione of the pratica, as shown
/// @param cent what is to be paid here, 0 if nothing
/// @param telemaco whether nothing is because it is paid by Telemaco
/// @param dopo where to go afterwards: `ritiro` or ""
/// @param cassaAperta whether this person has a till open
/// @param fatti receipts there are already
public record PagamentoView(
        Frame frame,
        String numero,
        long versione,
        String impresa,
        long cent,
        boolean telemaco,
        String importo,
        List<Voce> voci,
        List<Mezzo> mezzi,
        String scelto,
        String riferimento,
        String fondo,
        boolean cassaAperta,
        String dopo,
        List<RigaView> fatti,
        Optional<Rejection> errore)
        implements View {
    public record Voce(String descrizione, String quanti, String importo) {}
}
