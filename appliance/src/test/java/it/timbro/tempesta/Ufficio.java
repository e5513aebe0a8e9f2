package it.timbro.tempesta;

import it.timbro.Prove;
import it.timbro.atti.Emissione.Risposta;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.formulari.Formulari;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.stampa.Lavori;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The people of a branch at their work: they take what lies on the desk, decide, print, look at
/// what came out, and hand it over. They press twice, decide on a page they opened long ago, and
/// are told no.
final class Ufficio {
    private static final String ANNA = "anna";
    private static final int LOTTO = 24;
    private static final int SCORTA = 8;
    private static final List<Stato> STATI = List.of(
            Stato.ASSEGNATA,
            Stato.APPROVATA,
            Stato.IN_STAMPA,
            Stato.IN_STAMPA,
            Stato.EMESSA,
            Stato.IN_RETTIFICA,
            Stato.ASSEGNATA,
            Stato.CONSEGNATA);

    private final NodoFiliale filiale;
    private final Caso caso;
    private final Map<NumeroPratica, Long> pagineVecchie = new HashMap<>();
    private int lotti;

    Ufficio(NodoFiliale filiale) {
        this.filiale = filiale;
        this.caso = filiale.mondo.caso;
    }

    /// One act, if there is one to do.
    void lavora() {
        if (magazzino()) {
            return;
        }
        Stato stato = caso.uno(STATI);
        List<Riga> desk =
                filiale.journal().read(rows -> filiale.stores.pratiche().coda(rows, stato, 20));
        if (desk.isEmpty()) {
            return;
        }
        Scheda scheda = scheda(new NumeroPratica(caso.uno(desk).numero()));
        long versione = scheda.versione();
        Long old = pagineVecchie.put(scheda.numero(), versione);
        boolean stale = old != null && old < versione && caso.capita(150);
        long vista = stale ? old : versione;
        try {
            if (stale) {
                filiale.mondo.conto.uno("verifica INV-8");
            }
            String act = act(scheda, vista);
            Violazione.se(
                    stale && !act.isEmpty(),
                    "INV-8",
                    act + " of " + scheda.numero() + " was decided on version " + vista + " of " + versione);
            filiale.confermato = filiale.journal().head(filiale.vita());
            filiale.mondo.diario.nota(filiale + " " + act + " " + scheda.numero() + " " + filiale.confermato);
        } catch (RejectedException e) {
            filiale.mondo.diario.nota(filiale + " " + stato + " " + scheda.numero() + " "
                    + e.rejection().sentence());
        }
    }

    private Scheda scheda(NumeroPratica numero) {
        return filiale.journal().read(rows -> filiale.stores.pratiche().read(rows, numero));
    }

    /// A delivery of blanks comes when few are left; sometimes somebody types one in twice.
    private boolean magazzino() {
        int left = filiale.journal()
                .read(rows -> filiale.stores.formulari().quanti(rows))
                .getOrDefault(Formulari.Stato.GIACENZA, 0);
        if (left >= SCORTA && !caso.capita(5)) {
            return false;
        }
        int lotto = left >= SCORTA ? Math.max(1, lotti) : lotti + 1;
        try {
            filiale.processo().magazzino().carica(seriale(lotto, 1), seriale(lotto, LOTTO), ANNA);
            lotti = lotto;
        } catch (RejectedException e) {
            if (e.rejection().problem() == Problem.SERIALE_GIA_USATO) {
                lotti = lotto;
            }
        }
        return true;
    }

    private String seriale(int lotto, int number) {
        return "%c%07d".formatted((char) ('A' + filiale.mondo.sedi.indexOf(filiale.sede)), lotto * 1_000 + number);
    }

    private String act(Scheda scheda, long versione) {
        NumeroPratica numero = scheda.numero();
        return switch (scheda.stato()) {
            case ASSEGNATA -> decidi(numero, versione);
            case APPROVATA -> {
                prepara(scheda, versione);
                yield "prepara";
            }
            case IN_STAMPA -> stampa(numero, versione);
            case EMESSA, CONSEGNATA -> {
                List<String> pezzi = filiale.processo().consegna().pezzi(numero);
                filiale.processo()
                        .consegna()
                        .consegna(numero, versione, "Ada Prova", "delegato", "CI AB1234567", pezzi, ANNA);
                yield "consegna";
            }
            case IN_RETTIFICA -> {
                if (caso.capita(900)) {
                    yield "";
                }
                filiale.processo().istruttoria().respingi(numero, versione, "mai corretta", ANNA);
                yield "respingi";
            }
            case PRESENTATA, PROTOCOLLATA, RICONSEGNATA, EVASA, RESPINTA, RINUNCIATA, ANNULLATA -> "";
        };
    }

    private String decidi(NumeroPratica numero, long versione) {
        if (filiale.mondo.passaggi && filiale.mondo.sorte.capita(60)) {
            filiale.processo().istruttoria().riconsegna(numero, versione, "non ci sono formulari", ANNA);
            return "riconsegna";
        }
        int chance = caso.tra(0, 99);
        if (chance < 65) {
            filiale.processo().istruttoria().approva(numero, versione, List.of("FATTURA"), ANNA);
            return "approva";
        }
        if (chance < 80) {
            filiale.processo()
                    .istruttoria()
                    .chiediRettifica(numero, versione, List.of(new Rilievo("2", "manca l'indirizzo")), ANNA);
            return "rettifica";
        }
        if (chance < 95) {
            Opzioni.Supporto supporto = caso.capita(600) ? Opzioni.Supporto.FORMULARIO : Opzioni.Supporto.FOGLIO_BIANCO;
            filiale.processo()
                    .istruttoria()
                    .cambiaOpzioni(numero, versione, Prove.opzioni(supporto, caso.tra(0, 2)), "", ANNA);
            return "opzioni";
        }
        filiale.processo().istruttoria().respingi(numero, versione, "documenti mancanti", ANNA);
        return "respingi";
    }

    /// Reserves, scanning the blanks that lie on top.
    private void prepara(Scheda scheda, long versione) {
        List<SerialeFormulario> pila =
                filiale.journal().read(rows -> filiale.stores.formulari().prossimi(rows, 4));
        Map<Integer, String> seriali = java.util.stream.IntStream.range(0, pila.size())
                .boxed()
                .collect(Collectors.toMap(i -> i + 1, i -> ultime(pila.get(i))));
        filiale.processo().emissione().prepara(scheda.numero(), versione, seriali, ANNA);
    }

    private static String ultime(SerialeFormulario seriale) {
        return seriale.text().substring(seriale.text().length() - 3);
    }

    private String stampa(NumeroPratica numero, long versione) {
        Optional<Lavori.Lavoro> lavoro = filiale.processo().emissione().lavoro(numero);
        List<Lavori.Foglio> inDubbio = lavoro.map(Lavori.Lavoro::inDubbio).orElse(List.of());
        if (inDubbio.isEmpty() || caso.capita(100)) {
            filiale.processo().emissione().stampa(numero, versione, "di nuovo", ANNA);
            return "stampa";
        }
        Lavori.Foglio foglio = caso.uno(inDubbio);
        Risposta seen = filiale.stampante.guarda(lavoro.orElseThrow(), foglio.numero());
        String nuovo = filiale.journal()
                .read(rows -> filiale.stores.formulari().prossimo(rows))
                .map(Ufficio::ultime)
                .orElse("");
        filiale.processo().emissione().rispondi(numero, versione, foglio.numero(), seen, nuovo, ANNA);
        return seen.name();
    }
}
