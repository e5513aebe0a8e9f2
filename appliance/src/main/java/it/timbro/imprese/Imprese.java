package it.timbro.imprese;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import java.util.List;
import java.util.Optional;

/// The companies as they stand. Inside a transaction it sees what the transaction has done so far.
public interface Imprese {
    /// Most lines that a list answers with.
    int MAX_RIGHE = 60;

    /// @param attiva empty: not known
    /// @param al day of the data, as of the source; "" if nobody has said
    record Riga(
            Sede camera,
            CodiceFiscale codiceFiscale,
            String denominazione,
            String rea,
            String luogo,
            Optional<Boolean> attiva,
            String fonte,
            String al) {}

    /// A pratica of a company.
    record PraticaSua(NumeroPratica numero, Stato stato, String destinatario, String paese, long presentataMs) {}

    /// Where a company's goods usually go, as its certificates say.
    ///
    /// @param destinatario box 2 of the latest, whole
    /// @param certificati how many of the last ones
    record Consegnatario(String destinatario, String paese, int certificati, long ultimoMs) {}

    /// A pratica that a branch handled on a delega when it was revoked already.
    record DaRicontrollare(
            Sede sede, String delega, NumeroPratica pratica, Sede camera, CodiceFiscale codiceFiscale, long dalMs) {}

    /// What is known of a company; of one never heard of, nothing but its codice fiscale.
    Impresa read(Reading rows, Sede camera, CodiceFiscale codiceFiscale);

    /// Facts about it, oldest first.
    List<Impresa.Scritto> storia(Reading rows, Sede camera, CodiceFiscale codiceFiscale);

    /// Companies all of whose typed words are found, by name; the first ones if nothing was typed.
    ///
    /// @param limit at most [#MAX_RIGHE] and one more
    List<Riga> cerca(Reading rows, String typed, int limit);

    /// Its latest pratiche in this chamber, newest first.
    List<PraticaSua> pratiche(Reading rows, Sede camera, CodiceFiscale codiceFiscale, int limit);

    /// Its usual consignees (*rubrica*), the most frequent first, of its latest certificates.
    List<Consegnatario> rubrica(Reading rows, Sede camera, CodiceFiscale codiceFiscale);

    /// What waits for a second look, the oldest first.
    List<DaRicontrollare> daRicontrollare(Reading rows);

    /// Revocations that this branch has not answered yet.
    List<Revocata> revocheDaRecepire(Reading rows, Sede sede, int limit);

    /// A delega of a company.
    record Revocata(Sede camera, CodiceFiscale codiceFiscale, String delega) {}

    /// Companies about which a branch of the chamber has still to be told something, what is urgent
    /// first.
    ///
    /// @param urgenti only deleghe and their revocations
    List<CodiceFiscale> daAnnunciare(Reading rows, Sede ufficio, boolean urgenti, int limit);

    /// How many facts about companies are held: what has not grown need not be looked through
    /// again.
    long quanti(Reading rows);
}
