package it.timbro.autonomia;

import it.timbro.calendario.Calendario;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Something the branch lives on while it is alone.
public sealed interface Risorsa {
    /// «Numeri di certificato»
    String nome();

    /// What is there, in words.
    String misura();

    Durata durata(Instant now, Calendario ufficio);

    /// What a person does when it is about to end.
    String rimedio();

    /// Leased certificate numbers. Those of this year end with it, however many there are.
    record Numeri(int anno, int liberi, int prossimoAnno, Consumo consumo) implements Risorsa {
        @Override
        public String nome() {
            return "Numeri di certificato";
        }

        @Override
        public String misura() {
            return quanti(liberi, "numero", "numeri")
                    + (consumo.nessuno() ? "" : ", " + consumo.parole())
                    + (prossimoAnno == 0 ? "" : "; " + prossimoAnno + " per il " + (anno + 1));
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            Instant newYear =
                    LocalDate.of(anno + 1, 1, 1).atStartOfDay(Calendario.ROMA).toInstant();
            if (liberi == 0) {
                return new Durata.FinoA(now);
            }
            if (consumo.nessuno()) {
                return new Durata.NonConoscibile("nelle ultime quattro settimane non ne è stato usato nessuno");
            }
            Optional<Instant> end = consumo.finita(liberi, now, ufficio);
            if (end.isPresent() && end.get().isBefore(newYear)) {
                return new Durata.FinoA(end.get());
            }
            return prossimoAnno == 0
                    ? new Durata.FinoA(newYear)
                    : fino(consumo.finita(prossimoAnno, newYear, ufficio), "bastano per più di un anno");
        }

        @Override
        public String rimedio() {
            return "Con il collegamento la centrale ne assegna altri da sola: prova il collegamento o scambia con la"
                    + " chiavetta.";
        }
    }

    /// Blanks in stock.
    record Formulari(int giacenza, Consumo consumo) implements Risorsa {
        @Override
        public String nome() {
            return "Formulari";
        }

        @Override
        public String misura() {
            return quanti(giacenza, "formulario", "formulari") + (consumo.nessuno() ? "" : ", " + consumo.parole());
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            return consumo.nessuno()
                    ? new Durata.Illimitata("nelle ultime quattro settimane non ne sono serviti")
                    : fino(consumo.finita(giacenza, now, ufficio), "bastano per più di un anno");
        }

        @Override
        public String rimedio() {
            return "Carica un nuovo pacco alla pagina Formulari, o passa al foglio bianco.";
        }
    }

    /// Room on the disk, as if each pratica weighed the most that it may.
    ///
    /// @param liberi bytes
    /// @param pratiche how many certificates the branch makes
    record Disco(long liberi, Consumo pratiche) implements Risorsa {
        /// The most that a pratica may weigh (domain rule of the requests), and as much again for
        /// what is made of it.
        static final long BYTE_PER_PRATICA = 2 * 21_000_000L;

        private static final long RISERVA = 500_000_000L;
        private static final double GIGA = 1e9;

        @Override
        public String nome() {
            return "Spazio su disco";
        }

        @Override
        public String misura() {
            return String.format(Locale.ITALY, "%.1f GB liberi", liberi / GIGA);
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            if (liberi <= RISERVA) {
                return new Durata.FinoA(now);
            }
            Consumo atLeastOne = pratiche.nessuno() ? new Consumo(pratiche.giorni(), pratiche.giorni()) : pratiche;
            return fino(
                    atLeastOne.finita((liberi - RISERVA) / BYTE_PER_PRATICA, now, ufficio), "basta per più di un anno");
        }

        @Override
        public String rimedio() {
            return "Chiama l'assistenza: serve un disco più grande, o spostare copie vecchie.";
        }
    }

    /// Until when the branch may issue on what it owns without having heard from the centre.
    record Custodia(OptionalLong finoMs) implements Risorsa {
        @Override
        public String nome() {
            return "Custodia delle pratiche";
        }

        @Override
        public String misura() {
            return "rinnovata a ogni contatto con la centrale";
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            return finoMs.isPresent()
                    ? new Durata.FinoA(Instant.ofEpochMilli(finoMs.getAsLong()))
                    : new Durata.Illimitata("la centrale non ha posto un termine");
        }

        @Override
        public String rimedio() {
            return "Basta uno scambio con la centrale, anche con la chiavetta.";
        }
    }

    /// The act that allows to register presentations in the register of emergency (DPR 445/2000,
    /// art. 63).
    ///
    /// @param scadenzaMs of the last act of the open register, empty while none is open
    record Emergenza(OptionalLong scadenzaMs) implements Risorsa {
        @Override
        public String nome() {
            return "Registro di emergenza";
        }

        @Override
        public String misura() {
            return scadenzaMs.isPresent() ? "aperto, con un atto che ha un termine" : "non aperto";
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            return scadenzaMs.isPresent()
                    ? new Durata.FinoA(Instant.ofEpochMilli(scadenzaMs.getAsLong()))
                    : new Durata.Illimitata("si apre quando serve, per 24 ore e poi con un nuovo atto");
        }

        @Override
        public String rimedio() {
            return "Un nuovo atto di chi può autorizzare lo prolunga, al più una settimana per volta.";
        }
    }

    /// The certificate that the box calls the centre with.
    record Apparecchio(Optional<Instant> scade) implements Risorsa {
        @Override
        public String nome() {
            return "Certificato dell'apparecchio";
        }

        @Override
        public String misura() {
            return scade.isPresent() ? "si rinnova da solo con il collegamento" : "non ancora iscritto";
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            return scade.<Durata>map(Durata.FinoA::new)
                    .orElseGet(() -> new Durata.NonConoscibile("questo apparecchio non è ancora iscritto in centrale"));
        }

        @Override
        public String rimedio() {
            return scade.isPresent()
                    ? "Anche scaduto si rinnova da solo al primo collegamento."
                    : "Fatti dare un codice dalla centrale e iscrivi l'apparecchio qui sotto.";
        }
    }

    /// The key that signs the code on the sheets.
    ///
    /// @param dal since when it is the branch's, empty as long as the centre has not got it and cannot publish it
    record Chiave(Optional<Instant> dal) implements Risorsa {
        /// So long one key signs (NIST SP 800-57 part 1, 5.3.6, says one to three years). What it signed stays good.
        private static final Period ANNI = Period.ofYears(2);

        /// When it should be changed.
        public Optional<Instant> fino() {
            return dal.map(quando -> quando.atZone(Calendario.ROMA).plus(ANNI).toInstant());
        }

        @Override
        public String nome() {
            return "Chiave dei codici sui fogli";
        }

        @Override
        public String misura() {
            return dal.map(quando -> "in uso dal " + Autonomia.giorno(quando) + ", la centrale la pubblica")
                    .orElse("non ancora in centrale");
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            if (fino().filter(now::isAfter).isPresent()) {
                return new Durata.NonConoscibile("ha più di due anni e va cambiata; i codici si verificano ancora");
            }
            return fino().<Durata>map(Durata.FinoA::new)
                    .orElseGet(() -> new Durata.NonConoscibile(
                            "finché la centrale non la pubblica, i codici non si verificano"));
        }

        @Override
        public String rimedio() {
            return dal.isPresent()
                    ? "Cambiala alla pagina Collegamento: i fogli già stampati restano verificabili."
                    : "Basta uno scambio con la centrale.";
        }
    }

    /// The certifiers we know: the list has no end of its own, so it is as good as their certificates.
    ///
    /// @param noti how many, and how many of these have run out
    /// @param fino when the next of the others runs out; empty where there are none
    record Certificatori(int noti, int scaduti, Optional<Instant> fino) implements Risorsa {
        @Override
        public String nome() {
            return "Elenco dei certificatori";
        }

        @Override
        public String misura() {
            return noti == 0
                    ? "manca: le firme restano da valutare"
                    : quanti(noti, "certificatore", "certificatori")
                            + (scaduti == 0 ? "" : ", " + quanti(scaduti, "scaduto", "scaduti"))
                            + "; fino alla prossima scadenza";
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            return fino.<Durata>map(Durata.FinoA::new)
                    .orElseGet(() -> new Durata.NonConoscibile("in sede non c'è l'elenco dei certificatori"));
        }

        @Override
        public String rimedio() {
            return "Chiedi all'assistenza l'elenco aggiornato: le firme di chi non vi figura restano da valutare.";
        }
    }

    /// The revocation lists of the certifiers we know.
    ///
    /// @param del the oldest was issued then
    /// @param fino the first of them to end may be relied on until then; empty where there is none
    record Revoche(Optional<Instant> del, Optional<Instant> fino) implements Risorsa {
        @Override
        public String nome() {
            return "Elenchi delle revoche";
        }

        @Override
        public String misura() {
            return del.map(quando -> "il più vecchio è del " + Autonomia.giorno(quando)
                            + "; oltre il termine le firme restano da valutare")
                    .orElse("mancano: le firme restano da valutare");
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            return fino.<Durata>map(Durata.FinoA::new)
                    .orElseGet(() -> new Durata.NonConoscibile("in sede non ci sono elenchi delle revoche"));
        }

        @Override
        public String rimedio() {
            return "Chiedi all'assistenza gli elenchi aggiornati; le firme decise nel frattempo vanno ricontrollate.";
        }
    }

    /// Whether the year of a number can be told.
    ///
    /// @param numerabile whether a number would be given now ([it.timbro.base.AnnoCerto])
    /// @param certa whether now has a certain end: somebody vouches for the time
    /// @param concordi whether those who say the time agree
    record OraCerta(boolean numerabile, boolean certa, boolean concordi) implements Risorsa {
        @Override
        public String nome() {
            return "Data e ora certe";
        }

        @Override
        public String misura() {
            String anno = "l'anno non è certo e non si numera";
            return !numerabile
                    ? anno
                    : !concordi ? "gli orologi non sono d'accordo" : certa ? "certe" : "nessuno le garantisce";
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            if (!numerabile) {
                return new Durata.FinoA(now);
            }
            if (certa && concordi) {
                return new Durata.Illimitata("l'orologio va avanti da solo finché la macchina resta accesa");
            }
            return new Durata.NonConoscibile(
                    concordi
                            ? "nessuno garantisce la data: vicino a Capodanno non si potrebbe numerare"
                            : "gli orologi di riferimento non sono d'accordo");
        }

        @Override
        public String rimedio() {
            return "Un responsabile confermi data e ora qui sotto.";
        }
    }

    /// Companies' credit in the branch's custody.
    ///
    /// @param primoTermineMs the first to end of what is left, empty if there is none
    /// @param imprese how many companies have some
    record Credito(OptionalLong primoTermineMs, int imprese) implements Risorsa {
        @Override
        public String nome() {
            return "Credito delle imprese";
        }

        @Override
        public String misura() {
            return imprese == 0 ? "nessuno in custodia alla sede" : quanti(imprese, "impresa", "imprese");
        }

        @Override
        public Durata durata(Instant now, Calendario ufficio) {
            return primoTermineMs.isPresent()
                    ? new Durata.FinoA(Instant.ofEpochMilli(primoTermineMs.getAsLong()))
                    : new Durata.Illimitata("nessun addebito dipende dalla centrale");
        }

        @Override
        public String rimedio() {
            return "Con il collegamento si rinnova da solo; senza, l'impresa paga in un altro modo.";
        }
    }

    private static Durata fino(Optional<Instant> end, String otherwise) {
        return end.<Durata>map(Durata.FinoA::new).orElseGet(() -> new Durata.Illimitata(otherwise));
    }

    private static String quanti(int n, String uno, String molti) {
        return n == 1 ? "1 " + uno : n + " " + molti;
    }
}
