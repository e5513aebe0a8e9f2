package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.centro.Camere;
import it.timbro.diritti.Incassi;
import it.timbro.emergenza.Presentazioni;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.Custodie;
import it.timbro.pratica.Custodie.Proposta;
import it.timbro.pratica.DellaCustodia.RiassegnazioneProposta;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.Iter;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Ripristini;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/// The centre takes a pratica from one branch and gives it to another: one person proposes it with a cause, another
/// one confirms it. Whatever the old owner may write afterwards is superseded by number (`fenceSeq`).
///
/// Any thread may call.
public final class Riassegnazione {
    /// After the end of a custody the centre waits this much longer: two clocks never agree.
    private static final Duration MARGINE = Duration.ofDays(1);

    private static final int MAX_TESTO = 1_000;

    private final Journal journal;
    private final Pratiche pratiche;
    private final Custodie custodie;
    private final Camere camere;
    private final Incassi incassi;
    private final Presentazioni presentazioni;
    private final Ripristini ripristini;
    private final Custodia.Giorni giorni;
    private final Time time;
    private final BiPredicate<Reading, Sede> revocata;

    /// What it asks.
    public record Registri(
            Pratiche pratiche,
            Custodie custodie,
            Camere camere,
            Incassi incassi,
            Presentazioni presentazioni,
            Ripristini ripristini) {}

    /// @param revocata whether the device of a branch may not come back: its admission is revoked
    public Riassegnazione(
            Journal journal,
            Registri registri,
            Custodia.Giorni giorni,
            BiPredicate<Reading, Sede> revocata,
            Time time) {
        this.journal = journal;
        this.pratiche = registri.pratiche();
        this.custodie = registri.custodie();
        this.camere = registri.camere();
        this.incassi = registri.incassi();
        this.presentazioni = registri.presentazioni();
        this.ripristini = registri.ripristini();
        this.giorni = giorni;
        this.revocata = revocata;
        this.time = time;
    }

    /// How a pratica stands with its owner, for the page.
    ///
    /// @param destinazioni offices that may get it
    /// @param cause each cause, with what stands against it; "" where nothing does
    public record Quadro(
            Scheda scheda,
            OptionalLong custodiaFinoMs,
            Optional<Proposta> proposta,
            List<Camere.Ufficio> destinazioni,
            Map<Causa, String> cause) {
        public boolean ammessa() {
            return !destinazioni.isEmpty() && cause.containsValue("");
        }
    }

    public Quadro quadro(NumeroPratica numero) {
        return journal.read(rows -> {
            Scheda scheda = pratiche.read(rows, numero);
            Map<Causa, String> cause = new EnumMap<>(Causa.class);
            for (Causa causa : Causa.values()) {
                cause.put(causa, ostacolo(rows, scheda, causa).orElse(""));
            }
            return new Quadro(
                    scheda,
                    custodie.finoMs(rows, numero),
                    custodie.proposta(rows, numero),
                    destinazioni(rows, scheda),
                    cause);
        });
    }

    /// First person.
    public void proponi(NumeroPratica numero, long versione, Sede a, Causa causa, String motivo, String operatore) {
        if (motivo.isBlank()) {
            throw Problem.MOTIVO_MANCANTE.rejected("perché la pratica passa di mano");
        }
        if (motivo.length() > MAX_TESTO) {
            throw Problem.TROPPO_GRANDE.rejected("il motivo supera " + MAX_TESTO + " caratteri");
        }
        journal.write(stream(numero), operatore, tx -> {
            check(tx, pratiche.vista(tx, numero, versione), a, causa);
            return tx.append(new RiassegnazioneProposta(numero, a, causa, motivo.strip()));
        });
    }

    /// Second person, another one. The new branch gets the whole past of the pratica and of its money first; the old
    /// one is told as well, for when it comes back.
    public void conferma(NumeroPratica numero, long versione, String operatore) {
        journal.write(stream(numero), operatore, tx -> {
            Scheda scheda = pratiche.vista(tx, numero, versione);
            Proposta proposta = custodie.proposta(tx, numero)
                    .orElseThrow(() -> Problem.RIASSEGNAZIONE_NON_AMMESSA.rejected("nessuno l'ha proposta"));
            if (proposta.propostaDa().equals(operatore)) {
                throw Problem.STESSA_PERSONA.rejected();
            }
            check(tx, scheda, proposta.a(), proposta.causa());
            annuncia(tx, incassi, presentazioni, numero, proposta.a());
            return tx.append(riassegnata(tx, scheda, proposta), List.of(proposta.a(), scheda.sede()));
        });
    }

    /// All that is known of a pratica, to a branch that has it from now on, or had it.
    static void annuncia(Tx tx, Incassi incassi, Presentazioni presentazioni, NumeroPratica numero, Sede a) {
        tx.announce("pratica:" + numero, a);
        denaro(tx, incassi, numero, a);
        presentazioni.dellaPratica(tx, numero).ifPresent(scritta -> {
            tx.announce("presentazione:" + scritta.presentazione().id(), a);
            scritta.protocollo().ifPresent(protocollo -> tx.announce("protocollo:" + protocollo.numero(), a));
        });
    }

    /// All that is known of its money.
    static void denaro(Tx tx, Incassi incassi, NumeroPratica numero, Sede a) {
        tx.announce("diritti:" + numero, a);
        incassi.dellaPratica(tx, numero).stream()
                .map(riga -> riga.di().orElse(riga.ricevuta()))
                .distinct()
                .forEach(ricevuta -> tx.announce("incasso:" + ricevuta, a));
    }

    private PraticaRiassegnata riassegnata(Tx tx, Scheda scheda, Proposta proposta) {
        Fine fine = fine(tx, scheda.sede());
        return new PraticaRiassegnata(
                scheda.numero(),
                scheda.sede(),
                proposta.a(),
                scheda.epoca() + 1,
                fine.stream().toString(),
                fine.head().seq(),
                proposta.causa(),
                proposta.motivo(),
                proposta.propostaDa(),
                tx.operatore(),
                Custodia.finoMs(giorni, proposta.a(), tx.bounded()));
    }

    private record Fine(StreamId stream, Head head) {}

    /// What is stored of the last incarnation of a branch; of one that never wrote, nothing.
    private static Fine fine(Tx tx, Sede sede) {
        return tx.streams(sede).entrySet().stream()
                .map(known -> new Fine(known.getKey(), known.getValue()))
                .max(Comparator.comparingInt(last -> last.stream().incarnation()))
                .orElseGet(() -> new Fine(new StreamId(sede.code(), "1"), Head.EMPTY));
    }

    private void check(Tx tx, Scheda scheda, Sede a, Causa causa) {
        if (destinazioni(tx, scheda).stream()
                .noneMatch(ufficio -> ufficio.sede().equals(a))) {
            throw Problem.RIASSEGNAZIONE_NON_AMMESSA.rejected("la sede " + a + " non può riceverla");
        }
        ostacolo(tx, scheda, causa).ifPresent(ostacolo -> {
            throw Problem.RIASSEGNAZIONE_NON_AMMESSA.rejected(ostacolo);
        });
    }

    /// The other offices of the chamber. A branch that has owned the pratica before cannot get it back: what it wrote
    /// after its fence and what it would write anew could not be told apart by number.
    private List<Camere.Ufficio> destinazioni(Reading rows, Scheda scheda) {
        return camere.cameraDi(scheda.sede()).uffici().stream()
                .filter(ufficio -> !ufficio.sede().equals(scheda.sede()))
                .filter(ufficio -> !custodie.giaSua(rows, scheda.numero(), ufficio.sede()))
                .toList();
    }

    /// What stands against taking the pratica for this cause.
    private Optional<String> ostacolo(Reading rows, Scheda scheda, Causa causa) {
        if (scheda.epoca() == 0 || !Iter.riassegnabile(scheda.stato())) {
            return Optional.of("la pratica è «" + scheda.stato().parola() + "»");
        }
        Optional<String> attesa = ripristini.attesa(rows, scheda.sede().camera());
        if (attesa.isPresent()) {
            return attesa.map(prima -> "la centrale " + prima + ": la pratica può essere già passata");
        }
        return switch (causa) {
            case RICONSEGNATA ->
                scheda.stato() == Stato.RICONSEGNATA ? Optional.empty() : Optional.of("la sede non l'ha riconsegnata");
            case DISTRUTTA_O_RUBATA ->
                revocata.test(rows, scheda.sede())
                        ? Optional.empty()
                        : Optional.of("l'apparecchio della sede non è revocato");
            case ISOLATA -> isolata(rows, scheda);
        };
    }

    /// The box goes on issuing until the term, so it must certainly be over: a wall clock says nothing here.
    private Optional<String> isolata(Reading rows, Scheda scheda) {
        OptionalLong fino = custodie.finoMs(rows, scheda.numero());
        if (fino.isEmpty()) {
            return Optional.of("alla sede non è stato dato un termine di custodia");
        }
        long fine = fino.getAsLong() + MARGINE.toMillis();
        Time.Bounds bounds = time.bounds();
        if (bounds.notBeforeMs() > fine) {
            return Optional.empty();
        }
        return Optional.of(
                bounds.notAfterMs() > fine && time.now().toEpochMilli() > fine
                        ? "non è certo che la custodia della sede sia scaduta: la centrale non sa l'ora con certezza"
                        : "la custodia della sede non è ancora scaduta");
    }

    private StreamId stream(NumeroPratica numero) {
        return journal.read(rows -> camere.cameraDi(pratiche.read(rows, numero).sede()).stream());
    }
}
