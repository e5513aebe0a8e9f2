package it.timbro.diritti;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.diritti.Incassi.Riga;
import it.timbro.diritti.Incassi.Turno;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.Custodie;
import it.timbro.pratica.DegliIncassi.CassaAperta;
import it.timbro.pratica.DegliIncassi.CassaChiusa;
import it.timbro.pratica.DegliIncassi.IncassoRegistrato;
import it.timbro.pratica.DegliIncassi.RimborsoRegistrato;
import it.timbro.pratica.DellaCassa.DirittiRimborsati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.NumeroTurno;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The till of an operator: opened, taken at, given back from, counted and closed. Needs no centre:
/// what was paid with has a name of its own (POS slip, pagoPA notice) and is matched later.
///
/// Any thread may call; what takes a [Tx] is inside the transaction of an act, the rest is not.
public final class Cassa {
    private static final int MAX_TESTO = 300;
    private static final Importo MAX_FONDO = Importo.leggi("5000");

    private final Journal journal;
    private final StreamId stream;
    private final Sede sede;
    private final Incassi incassi;
    private final Diritti diritti;
    private final Pratiche pratiche;
    private final Custodie custodie;
    private final Conti conti;
    private final Politica.Raccolta politiche;

    /// What it looks into.
    public record Registri(Incassi incassi, Diritti diritti, Pratiche pratiche, Custodie custodie) {}

    public Cassa(Journal journal, StreamId stream, Registri registri, Conti conti, Politica.Raccolta politiche) {
        this.journal = journal;
        this.stream = stream;
        this.sede = new Sede(stream.sede());
        this.incassi = registri.incassi();
        this.diritti = registri.diritti();
        this.pratiche = registri.pratiche();
        this.custodie = registri.custodie();
        this.conti = conti;
        this.politiche = politiche;
    }

    /// What is paid for.
    ///
    /// @param chi who pays, as the receipt says
    public record Dovuto(
            Optional<NumeroPratica> pratica,
            String chi,
            String causale,
            String tariffa,
            List<Voce> voci,
            Importo importo) {
        /// Of a walk-in that is no pratica.
        public static Dovuto di(String chi, String causale, String tariffa, List<Voce> voci) {
            return new Dovuto(Optional.empty(), chi, causale, tariffa, voci, Importo.cent(Tariffa.totale(voci)));
        }
    }

    /// Whether somebody has a till open here.
    public boolean aperta(Reading rows, String operatore) {
        return incassi.aperto(rows, sede, operatore).isPresent();
    }

    public NumeroTurno apri(Importo fondo, String operatore) {
        return journal.write(stream, operatore, tx -> apri(tx, fondo));
    }

    private NumeroTurno apri(Tx tx, Importo fondo) {
        custodie.libera(tx);
        incassi.aperto(tx, sede, tx.operatore()).ifPresent(open -> {
            throw Problem.CASSA_GIA_APERTA.rejected();
        });
        if (fondo.compareTo(MAX_FONDO) > 0) {
            throw Problem.CASSA_NON_VALIDA.rejected("il fondo è al più " + MAX_FONDO);
        }
        NumeroTurno turno = NumeroTurno.at(tx.stream(), tx.head().seq() + 1);
        tx.append(new CassaAperta(turno, tx.operatore(), fondo));
        return turno;
    }

    /// What a person found when she counted.
    ///
    /// @param tagli how many of each coin and note; empty if only the sum was said
    /// @param spiegazione asked for where it differs
    /// @param vistiCent what should be there, as she saw it: if something went over the till since,
    /// she counts again
    public record Conta(Importo contati, Map<String, Integer> tagli, String spiegazione, long vistiCent) {}

    /// Closes a till. Another's only who is responsabile, and says why.
    public void chiudi(NumeroTurno numero, Conta conta, String operatore, boolean responsabile) {
        journal.write(stream, operatore, tx -> {
            Turno turno = incassi.turno(tx, numero)
                    .filter(known ->
                            known.sede().equals(sede) && known.chiusura().isEmpty())
                    .orElseThrow(() -> Problem.CASSA_NON_APERTA.rejected("questo turno è già chiuso"));
            boolean own = turno.cassiere().equals(operatore);
            if (!own && !responsabile) {
                throw Problem.NON_AUTORIZZATO.rejected("la cassa è di " + turno.cassiere());
            }
            long expected = Incassi.contantiCent(turno, incassi.righe(tx, numero));
            if (expected != conta.vistiCent()) {
                throw Problem.CASSA_CAMBIATA.rejected();
            }
            boolean differs = conta.contati().cent() != expected;
            String spiegazione = conta.spiegazione().strip();
            if (spiegazione.isEmpty() && (differs || !own)) {
                throw Problem.DIFFERENZA_DA_SPIEGARE.rejected(Importo.cent(expected), conta.contati());
            }
            limit(spiegazione);
            return tx.append(
                    new CassaChiusa(numero, conta.contati(), Importo.cent(expected), conta.tagli(), spiegazione));
        });
    }

    /// Takes what is still open of a pratica of this branch that does not pay by Telemaco.
    ///
    /// @param versione of the pratica, as the person saw it
    /// @param vistiCent what she saw that is to be paid: something else by now, and nothing is taken
    public NumeroRicevuta incassa(
            NumeroPratica pratica, long versione, long vistiCent, Pagato pagato, String operatore) {
        return journal.write(stream, operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, pratica, versione);
            if (!scheda.sede().equals(sede)) {
                throw Problem.PAGA_ALTROVE.rejected(pratica, scheda.sede());
            }
            Diritti.Conto conto = diritti.find(tx, pratica)
                    .filter(known -> known.apertiCent() > 0)
                    .orElseThrow(() -> Problem.NULLA_DA_PAGARE.rejected(pratica));
            if (conti.daPagareCent(tx, scheda) == 0) {
                throw Problem.PAGA_CON_TELEMACO.rejected(pratica);
            }
            if (conto.apertiCent() != vistiCent) {
                throw Problem.IMPORTO_CAMBIATO.rejected(Importo.cent(conto.apertiCent()));
            }
            NumeroRicevuta ricevuta = incassa(
                    tx,
                    new Dovuto(
                            Optional.of(pratica),
                            scheda.impresa().denominazione(),
                            "Diritti della pratica " + pratica,
                            politiche.dellaRichiesta(scheda).tariffa(),
                            conto.voci(),
                            Importo.cent(conto.apertiCent())),
                    pagato);
            tx.append(new DirittiRiscossi(pratica, conto.apertiCent(), pagato.mezzo()));
            return ricevuta;
        });
    }

    /// What is to be paid at this counter for a pratica, in cents; 0 if nothing.
    public long daPagareCent(Reading rows, Scheda scheda) {
        return scheda.sede().equals(sede) ? conti.daPagareCent(rows, scheda) : 0;
    }

    /// Takes something at the till of who acts, inside the transaction of what it is paid for.
    public NumeroRicevuta incassa(Tx tx, Dovuto dovuto, Pagato pagato) {
        if (!aperta(tx, tx.operatore()) && pagato.fondo().isPresent()) {
            apri(tx, pagato.fondo().get());
        }
        Turno turno = suo(tx);
        String riferimento = riferimento(tx, turno, pagato);
        NumeroRicevuta ricevuta = prossima(tx);
        tx.append(new IncassoRegistrato(
                ricevuta,
                turno.turno(),
                dovuto.pratica().orElse(null),
                dovuto.chi(),
                dovuto.causale(),
                dovuto.tariffa(),
                dovuto.voci(),
                dovuto.importo(),
                pagato.mezzo(),
                riferimento));
        return ricevuta;
    }

    /// Gives back what the office may not keep of a pratica, or all that is left of another taking;
    /// the way it came.
    public NumeroRicevuta rimborsa(NumeroRicevuta di, String riferimento, String motivo, String operatore) {
        limit(motivo);
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_MANCANTE.rejected("perché si rimborsa");
        }
        return journal.write(stream, operatore, tx -> {
            Riga taken = incassi.find(tx, di)
                    .filter(riga -> !riga.rimborso())
                    .orElseThrow(() -> Problem.NON_TROVATO.rejected("l'incasso " + di));
            Importo back = rimborsabile(tx, taken);
            if (back.cent() == 0) {
                throw Problem.NULLA_DA_RIMBORSARE.rejected(di);
            }
            Turno turno = suo(tx);
            if (taken.mezzo() == Mezzo.CONTANTI
                    && Incassi.contantiCent(turno, incassi.righe(tx, turno.turno())) < back.cent()) {
                throw Problem.CASSA_NON_VALIDA.rejected("nel cassetto non ci sono " + back);
            }
            limit(riferimento);
            NumeroRicevuta ricevuta = prossima(tx);
            @Nullable NumeroPratica pratica = taken.pratica().orElse(null);
            tx.append(new RimborsoRegistrato(
                    ricevuta, turno.turno(), di, pratica, back, taken.mezzo(), riferimento.strip(), motivo.strip()));
            if (pratica != null) {
                tx.append(new DirittiRimborsati(pratica, back.cent(), taken.mezzo(), motivo.strip()));
            }
            return ricevuta;
        });
    }

    /// What may be given back of a taking: of a pratica, only what the office may not keep.
    public Importo rimborsabile(Reading rows, Riga taken) {
        long left = taken.resta().cent();
        return Importo.cent(taken.pratica()
                .map(pratica -> diritti.find(rows, pratica)
                        .map(conto -> Math.min(left, conto.daRimborsareCent()))
                        .orElse(0L))
                .orElse(left));
    }

    private Turno suo(Tx tx) {
        return incassi.aperto(tx, sede, tx.operatore())
                .orElseThrow(() -> Problem.CASSA_NON_APERTA.rejected("apri la tua"));
    }

    private String riferimento(Tx tx, Turno turno, Pagato pagato) {
        Politica politica = politiche.valida(sede, LocalDate.ofInstant(tx.now(), Calendario.ROMA));
        if (!politica.incassi().mezzi().contains(pagato.mezzo())) {
            throw Problem.MEZZO_NON_AMMESSO.rejected(pagato.mezzo().nome());
        }
        String written = riferimento(pagato.riferimento());
        boolean good = switch (pagato.mezzo()) {
            case CONTANTI -> written.isEmpty();
            case POS -> written.matches("[A-Z0-9/.-]{1,20}");
            case PAGOPA -> written.matches("[A-Z0-9]{15,25}");
            case TELEMACO -> false;
        };
        if (!good) {
            throw Problem.RIFERIMENTO_NON_VALIDO.rejected(pagato.mezzo().nome(), written);
        }
        Optional<NumeroTurno> within = pagato.mezzo() == Mezzo.POS ? Optional.of(turno.turno()) : Optional.empty();
        if (!written.isEmpty() && incassi.giaPresa(tx, pagato.mezzo(), written, within)) {
            throw Problem.PAGAMENTO_GIA_REGISTRATO.rejected(pagato.mezzo().nome(), written);
        }
        return written;
    }

    /// What names a payment, as it is kept: as people and banks write it, less spaces and case.
    static String riferimento(String scritto) {
        return scritto.strip().toUpperCase(Locale.ROOT).replace(" ", "");
    }

    private NumeroRicevuta prossima(Tx tx) {
        custodie.libera(tx);
        String codice = NumeroRicevuta.codice(tx.stream());
        int anno = tx.now().atZone(Calendario.ROMA).getYear();
        return NumeroRicevuta.di(codice, anno, incassi.ultimo(tx, codice, anno) + 1);
    }

    private static void limit(String testo) {
        if (testo.length() > MAX_TESTO) {
            throw Problem.TROPPO_GRANDE.rejected("il testo supera " + MAX_TESTO + " caratteri");
        }
    }
}
