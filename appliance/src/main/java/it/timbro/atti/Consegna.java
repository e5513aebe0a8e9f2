package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.diritti.Conti;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.stampa.Lavori;
import it.timbro.sync.protocol.StreamId;
import java.util.List;

/// The handover at the counter: everything that was printed goes over the desk, or nothing is
/// recorded.
public final class Consegna {
    private static final int MAX_TESTO = 200;

    private final Journal journal;
    private final StreamId stream;
    private final Pratiche pratiche;
    private final Lavori lavori;
    private final Conti conti;

    public Consegna(Journal journal, StreamId stream, Pratiche pratiche, Lavori lavori, Conti conti) {
        this.journal = journal;
        this.stream = stream;
        this.pratiche = pratiche;
        this.lavori = lavori;
        this.conti = conti;
    }

    /// What is to be paid before, in cents; 0 if nothing.
    public long daPagareCent(NumeroPratica numero) {
        return journal.read(rows -> conti.daPagareCent(rows, pratiche.read(rows, numero)));
    }

    /// The physical pieces of the bundle.
    public List<String> pezzi(NumeroPratica numero) {
        return journal.read(rows -> pezzi(rows, numero));
    }

    private List<String> pezzi(Reading rows, NumeroPratica numero) {
        return lavori.dellaPratica(rows, numero).stream()
                .flatMap(lavoro -> lavoro.fogli().stream())
                .map(foglio -> foglio.tipo()
                        + (foglio.tipo().startsWith("copia") ? " firmata e timbrata" : " firmato e timbrato")
                        + foglio.seriale().map(seriale -> " (" + seriale + ")").orElse(""))
                .toList();
    }

    /// Hands the bundle over.
    ///
    /// @param titolo legale rappresentante, delegato, corriere
    /// @param documento kind and number of the identity document shown
    /// @param spuntati the pieces ticked: all of them
    public void consegna(
            NumeroPratica numero,
            long versione,
            String ritirante,
            String titolo,
            String documento,
            List<String> spuntati,
            String operatore) {
        required(ritirante, "il nome di chi ritira");
        required(titolo, "a che titolo ritira");
        required(documento, "il documento di chi ritira");
        journal.write(stream, operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, numero, versione);
            long toPay = conti.daPagareCent(tx, scheda);
            if (toPay > 0) {
                throw Problem.DA_PAGARE.rejected(Importo.cent(toPay));
            }
            List<String> pezzi = pezzi(tx, numero);
            pezzi.stream()
                    .filter(pezzo -> !spuntati.contains(pezzo))
                    .findFirst()
                    .ifPresent(pezzo -> {
                        throw Problem.PEZZI_MANCANTI.rejected(pezzo);
                    });
            return tx.append(
                    new PraticaConsegnata(numero, ritirante.strip(), titolo.strip(), documento.strip(), pezzi));
        });
    }

    private static void required(String value, String what) {
        if (value.isBlank()) {
            throw Problem.PEZZI_MANCANTI.rejected(what);
        }
        if (value.length() > MAX_TESTO) {
            throw Problem.TROPPO_GRANDE.rejected(what + " supera " + MAX_TESTO + " caratteri");
        }
    }
}
