package it.timbro.istruttoria;

import it.timbro.base.Problem;
import it.timbro.istruttoria.ListaDiControllo.Punto;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.DellaPratica.ComplessaSegnata;
import it.timbro.pratica.DellaPratica.IstruttoriaRiaperta;
import it.timbro.pratica.DellaPratica.OpzioniCambiate;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaRespinta;
import it.timbro.pratica.DellaPratica.PraticaRiconsegnata;
import it.timbro.pratica.DellaPratica.RettificaProrogata;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.DellaPratica.Spunte;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.TipoPratica;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The office's decision on a pratica: approve, ask for a rettifica, reject. Each names the version
/// of the pratica it was decided on; a newer one is a [Problem#DECISA_SU_DATI_VECCHI].
public final class Istruttoria {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final int MAX_RILIEVI = 50;
    private static final int MAX_TESTO = 4_000;
    private static final int MAX_ORE_PROROGA = 240;

    private final Journal journal;
    private final StreamId stream;
    private final Pratiche pratiche;
    private final Fascicoli fascicoli;
    private final Politica.Raccolta politiche;
    private final Oneri oneri;

    /// What an outcome means for the money of a pratica, inside its transaction. The room `diritti`
    /// answers.
    public interface Oneri {
        void respinta(Tx tx, Scheda scheda, String motivo);

        void opzioniCambiate(Tx tx, Scheda prima, Opzioni dopo);
    }

    public Istruttoria(
            Journal journal,
            StreamId stream,
            Pratiche pratiche,
            Fascicoli fascicoli,
            Politica.Raccolta politiche,
            Oneri oneri) {
        this.journal = journal;
        this.stream = stream;
        this.pratiche = pratiche;
        this.fascicoli = fascicoli;
        this.politiche = politiche;
        this.oneri = oneri;
    }

    /// A pratica as the rules read it.
    public Fascicolo fascicolo(Reading rows, Scheda scheda, Instant now) {
        return fascicoli.di(rows, scheda, LocalDate.ofInstant(now, ROMA));
    }

    /// The same, where the program answers every question of the checklist by itself.
    public void approva(NumeroPratica numero, long versione, String operatore) {
        approva(numero, versione, List.of(), operatore);
    }

    /// Approves a certificate for printing. A signature that is not intact is never approved; one
    /// whose certificate is not knowable here may be, on the operator's responsibility.
    ///
    /// @param viste codes of the checklist that the person answered
    public void approva(NumeroPratica numero, long versione, List<String> viste, String operatore) {
        journal.write(stream, operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, numero, versione);
            if (scheda.modello().tipo() != TipoPratica.CO) {
                throw Problem.EVASIONE_INCOMPLETA.rejected("che cosa ne segue");
            }
            return tx.append(approvazione(tx, scheda, viste));
        });
    }

    /// The approval as a fact, for the act that writes with it what follows from it.
    ///
    /// @param viste codes of the checklist that the person answered
    public PraticaApprovata approvazione(Tx tx, Scheda scheda, List<String> viste) {
        EsitoFirma firma = scheda.presentazione().firma();
        switch (firma.integrita()) {
            case INTEGRA, SU_CARTA -> {}
            case ALTERATA, ILLEGGIBILE -> throw Problem.FIRMA_DA_DECIDERE.rejected("non è integra");
        }
        if (firma.verdetto() == EsitoFirma.Verdetto.NON_AMMESSA) {
            throw Problem.FIRMA_DA_DECIDERE.rejected(firma.verdettoMotivo());
        }
        return new PraticaApprovata(scheda.numero(), spunte(fascicolo(tx, scheda, tx.now()), viste));
    }

    private static Spunte spunte(Fascicolo fascicolo, List<String> viste) {
        List<String> chieste = ListaDiControllo.punti(fascicolo).stream()
                .filter(Punto::daVedere)
                .map(Punto::codice)
                .filter(viste::contains)
                .toList();
        Spunte spunte = new Spunte(
                chieste,
                Rilettura.rileggi(fascicolo).stream()
                        .filter(Rilettura.Appunto::grave)
                        .map(Rilettura.Appunto::codice)
                        .distinct()
                        .toList());
        List<Punto> mancano = ListaDiControllo.mancano(fascicolo, spunte);
        if (!mancano.isEmpty()) {
            throw Problem.CONTROLLI_MANCANTI.rejected(
                    mancano.stream().map(Punto::domanda).collect(Collectors.joining(" ")));
        }
        return spunte;
    }

    /// Takes an approval back, before anything is reserved.
    public void riapri(NumeroPratica numero, long versione, String motivo, String operatore) {
        motivato(motivo, "perché si riapre l'istruttoria");
        decide(numero, versione, operatore, _ -> new IstruttoriaRiaperta(numero, motivo.strip()));
    }

    /// Says that it needs more than the promised days, or that it does not after all.
    public void segnaComplessa(
            NumeroPratica numero, long versione, boolean complessa, String motivo, String operatore) {
        if (complessa) {
            motivato(motivo, "perché la pratica è complessa");
        }
        decide(numero, versione, operatore, _ -> new ComplessaSegnata(numero, complessa, motivo.strip()));
    }

    /// Gives the company more hours, from now or from the end that was given, whichever is later.
    public void proroga(NumeroPratica numero, long versione, int ore, String motivo, String operatore) {
        motivato(motivo, "perché l'impresa ha più tempo");
        if (ore < 1 || ore > MAX_ORE_PROROGA) {
            throw Problem.PROROGA_NON_VALIDA.rejected(ore, MAX_ORE_PROROGA);
        }
        journal.write(stream, operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, numero, versione);
            long fino = Math.max(scheda.scadenzaMs(), tx.now().toEpochMilli())
                    + Duration.ofHours(ore).toMillis();
            tx.append(new RettificaProrogata(numero, fino, motivo.strip()));
            return tx.append(Lettera.proroga(scheda, fino, motivo.strip()));
        });
    }

    private static void motivato(String motivo, String perche) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_MANCANTE.rejected(perche);
        }
        limit(motivo);
    }

    public void chiediRettifica(NumeroPratica numero, long versione, List<Rilievo> rilievi, String operatore) {
        chiediRettifica(numero, versione, rilievi, "", operatore);
    }

    /// Asks the company to correct it. The clock runs on the policy's hours, and anew from when the centre has told
    /// the company.
    ///
    /// @param aggiunta to the letter; "" if nothing
    public void chiediRettifica(
            NumeroPratica numero, long versione, List<Rilievo> rilievi, String aggiunta, String operatore) {
        limit(aggiunta);
        List<Rilievo> scritti =
                rilievi.stream().filter(rilievo -> !rilievo.testo().isBlank()).toList();
        if (scritti.isEmpty()) {
            throw Problem.RILIEVI_MANCANTI.rejected();
        }
        if (scritti.size() > MAX_RILIEVI) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected(
                    "i rilievi sono " + scritti.size() + ", al massimo " + MAX_RILIEVI);
        }
        scritti.forEach(rilievo -> limit(rilievo.testo()));
        journal.write(stream, operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, numero, versione);
            Politica politica = politica(scheda, tx);
            long scadenza = tx.now().plus(politica.rettifica()).toEpochMilli();
            tx.append(new RettificaRichiesta(numero, scritti, scadenza));
            return tx.append(Lettera.rettifica(
                    scheda,
                    scritti,
                    politica.rettificaOre(),
                    politica.termini().rettificaRespinge(),
                    aggiunta.strip()));
        });
    }

    public void respingi(NumeroPratica numero, long versione, String motivo, String operatore) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_DEL_RIFIUTO.rejected();
        }
        limit(motivo);
        journal.write(stream, operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, numero, versione);
            tx.append(new PraticaRespinta(numero, motivo.strip()));
            oneri.respinta(tx, scheda, "pratica respinta");
            return tx.append(Lettera.respinta(scheda, motivo.strip()));
        });
    }

    /// Gives it back to the centre unfinished, which then finds another branch.
    public void riconsegna(NumeroPratica numero, long versione, String motivo, String operatore) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_MANCANTE.rejected("perché la sede riconsegna la pratica");
        }
        limit(motivo);
        decide(numero, versione, operatore, _ -> new PraticaRiconsegnata(numero, motivo.strip()));
    }

    /// Changes copies, support, delivery or payment at the counter.
    public void cambiaOpzioni(NumeroPratica numero, long versione, Opzioni opzioni, String motivo, String operatore) {
        limit(motivo);
        journal.write(stream, operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, numero, versione);
            Opzioni.Supporto supporto = opzioni.supporto();
            if (supporto != null && !politica(scheda, tx).supporti().contains(supporto)) {
                throw Problem.OPZIONI_NON_VALIDE.rejected("questa sede non stampa su " + supporto.nome());
            }
            Opzioni.Consegna consegna = opzioni.consegna();
            if (consegna != null && !politica(scheda, tx).consegne().contains(consegna)) {
                throw Problem.OPZIONI_NON_VALIDE.rejected(
                        "questa sede non ammette la consegna «" + consegna.nome() + "»");
            }
            Opzioni.Pagamento pagamento = opzioni.pagamento();
            boolean qui = numero.alBanco() && pagamento == Opzioni.Pagamento.CONSEGNA; // who stands here pays here
            if (pagamento != null
                    && !qui
                    && !politica(scheda, tx).incassi().pagamenti().contains(pagamento)) {
                throw Problem.OPZIONI_NON_VALIDE.rejected(
                        "questa sede non ammette il pagamento «" + pagamento.nome() + "»");
            }
            tx.append(new OpzioniCambiate(numero, opzioni, motivo.strip()));
            oneri.opzioniCambiate(tx, scheda, opzioni);
            return scheda;
        });
    }

    /// What the company asked, with the policy of the day it asked on where it said nothing.
    public Opzioni opzioni(Scheda scheda) {
        return politiche.opzioni(scheda);
    }

    private void decide(
            NumeroPratica numero, long versione, String operatore, Function<Scheda, DellaPratica> decision) {
        journal.write(stream, operatore, tx -> tx.append(decision.apply(pratiche.vista(tx, numero, versione))));
    }

    private Politica politica(Scheda scheda, Tx tx) {
        return politiche.valida(scheda.sede(), LocalDate.ofInstant(tx.now(), ROMA));
    }

    private static void limit(String testo) {
        if (testo.length() > MAX_TESTO) {
            throw Problem.TROPPO_GRANDE.rejected("il testo supera " + MAX_TESTO + " caratteri");
        }
    }
}
