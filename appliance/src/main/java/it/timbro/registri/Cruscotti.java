package it.timbro.registri;

import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.pratica.Casella;
import it.timbro.pratica.DelFormulario.FormularioGuastato;
import it.timbro.pratica.DelFormulario.FormularioUsato;
import it.timbro.pratica.DelNumero.CertificatoAnnullato;
import it.timbro.pratica.DelRegistro.EmergenzaAperta;
import it.timbro.pratica.DelRegistro.EmergenzaChiusa;
import it.timbro.pratica.DelRegistro.PresentazioneRegistrata;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.DellaPratica.StampaInviata;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.Stato;
import it.timbro.registri.Conteggi.Accaduto;
import it.timbro.registri.Cruscotto.Barra;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The dashboards: few, each answers one question of the responsabile. They are counted anew each time,
/// from the journal and the tables of the day.
public final class Cruscotti {
    /// How far back they look.
    public static final Duration PERIODO = Duration.ofDays(30);

    private static final int MAX = 20_000;
    private static final int MAX_MOTIVI = 8;

    private final Conteggi conteggi;

    public Cruscotti(Conteggi conteggi) {
        this.conteggi = conteggi;
    }

    /// The office days of a branch.
    ///
    /// @param lavorativo whether it works on a day
    /// @param promessa after how many of them what was presented on a day is ready
    public record Giorni(Predicate<LocalDate> lavorativo, ToIntFunction<LocalDate> promessa) {}

    public List<Cruscotto> tutti(Reading rows, Sede sede, Instant now, Giorni giorni) {
        Periodo periodo = new Periodo(rows, sede, now);
        return List.of(
                oggi(periodo),
                promessa(periodo, giorni),
                Attese.cruscotto(accaduti(periodo, Attese.TIPI)),
                continuita(periodo),
                carta(periodo),
                ristampe(periodo),
                rettifiche(periodo),
                numeri(periodo));
    }

    private record Periodo(Reading rows, Sede sede, Instant now) {
        long dalMs() {
            return now.minus(PERIODO).toEpochMilli();
        }

        String da(long ms) {
            long giorni = Duration.ofMillis(now.toEpochMilli() - ms).toDays();
            return giorni < 1 ? "da meno di un giorno" : giorni == 1 ? "da 1 giorno" : "da " + giorni + " giorni";
        }
    }

    private List<Accaduto> accaduti(Periodo periodo, Set<Class<? extends Fatto>> tipi) {
        return conteggi.accaduti(periodo.rows(), periodo.sede(), tipi, periodo.dalMs(), MAX);
    }

    private Cruscotto oggi(Periodo periodo) {
        Map<Stato, Conteggi.Aperte> aperte = conteggi.aperte(periodo.rows(), periodo.sede());
        return new Cruscotto(
                "oggi",
                "Oggi",
                "Che cosa aspetta, e da quanto?",
                aperte.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(stato -> aperta(periodo, stato.getKey(), stato.getValue()))
                        .toList(),
                "");
    }

    private static Barra aperta(Periodo periodo, Stato stato, Conteggi.Aperte aperte) {
        return new Barra(
                stato.parola(),
                aperte.quante(),
                aperte.quante()
                        + (aperte.quante() == 1 ? ", " : ", la più vecchia ")
                        + periodo.da(aperte.piuVecchiaMs()));
    }

    private Cruscotto promessa(Periodo periodo, Giorni giorni) {
        Map<Quando, Long> quante = accaduti(periodo, Set.of(PraticaEmessa.class)).stream()
                .flatMap(emessa ->
                        conteggi.presentata(periodo.rows(), ((PraticaEmessa) emessa.fatto()).numero()).stream()
                                .mapToObj(ms -> quando(ms, emessa.ms(), giorni)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long tutte = quante.values().stream().mapToLong(Long::longValue).sum();
        long tardi = quante.getOrDefault(Quando.TARDI, 0L);
        return new Cruscotto(
                "promessa",
                "Giorno promesso",
                "Quante pratiche sono pronte entro il giorno promesso?",
                Arrays.stream(Quando.values())
                        .map(quando -> new Barra(quando.voce, quante.getOrDefault(quando, 0L)))
                        .toList(),
                tutte == 0
                        ? "Nessuna pratica emessa negli ultimi 30 giorni."
                        : "Entro il giorno promesso: " + percento(tutte - tardi, tutte) + " di " + tutte
                                + ". Contano anche le attese per l'impresa.");
    }

    /// When a pratica was ready, by the promise of the day of its presentation.
    private enum Quando {
        STESSO("Lo stesso giorno"),
        PRIMO("Il primo giorno lavorativo dopo"),
        POI("Poi, entro il giorno promesso"),
        TARDI("Più tardi");

        private final String voce;

        Quando(String voce) {
            this.voce = voce;
        }
    }

    private static Quando quando(long presentataMs, long emessaMs, Giorni giorni) {
        LocalDate presentata = DelGiorno.giorno(presentataMs);
        int promessi = giorni.promessa().applyAsInt(presentata);
        int passati = 0;
        for (LocalDate giorno = presentata.plusDays(1);
                !giorno.isAfter(DelGiorno.giorno(emessaMs)) && passati <= promessi;
                giorno = giorno.plusDays(1)) {
            passati += giorni.lavorativo().test(giorno) ? 1 : 0;
        }
        if (passati > promessi) {
            return Quando.TARDI;
        }
        return passati == 0 ? Quando.STESSO : passati == 1 ? Quando.PRIMO : Quando.POI;
    }

    private Cruscotto continuita(Periodo periodo) {
        Map<Class<?>, Long> quanti =
                accaduti(periodo, Set.of(EmergenzaAperta.class, EmergenzaChiusa.class, PresentazioneRegistrata.class))
                        .stream()
                        .collect(Collectors.groupingBy(uno -> uno.fatto().getClass(), Collectors.counting()));
        return new Cruscotto(
                "continuita",
                "Continuità",
                "Quante volte si è lavorato senza protocollo ordinario?",
                List.of(
                        new Barra("Registri di emergenza aperti", quanti.getOrDefault(EmergenzaAperta.class, 0L)),
                        new Barra("Registri chiusi", quanti.getOrDefault(EmergenzaChiusa.class, 0L)),
                        new Barra(
                                "Presentazioni registrate in emergenza",
                                quanti.getOrDefault(PresentazioneRegistrata.class, 0L))),
                "");
    }

    private Cruscotto carta(Periodo periodo) {
        Map<String, Integer> ora = conteggi.formulari(periodo.rows(), periodo.sede());
        Map<Class<?>, Long> mese = accaduti(periodo, Set.of(FormularioUsato.class, FormularioGuastato.class)).stream()
                .collect(Collectors.groupingBy(uno -> uno.fatto().getClass(), Collectors.counting()));
        long usati = mese.getOrDefault(FormularioUsato.class, 0L);
        long guasti = mese.getOrDefault(FormularioGuastato.class, 0L);
        return new Cruscotto(
                "carta",
                "Carta",
                "Quanti formulari restano, e quanti se ne guastano?",
                List.of(
                        new Barra("In giacenza", ora.getOrDefault("GIACENZA", 0)),
                        new Barra("Usati in 30 giorni", usati),
                        new Barra("Guasti in 30 giorni", guasti)),
                usati + guasti == 0 ? "" : "Guasti: " + percento(guasti, usati + guasti) + ".");
    }

    private Cruscotto ristampe(Periodo periodo) {
        return new Cruscotto(
                "ristampe",
                "Ristampe e annullamenti",
                "Perché si stampa di nuovo o si annulla?",
                piuFrequenti(accaduti(periodo, Set.of(StampaInviata.class, CertificatoAnnullato.class)).stream()
                        .flatMap(uno -> motivo(uno.fatto()))),
                "");
    }

    private static Stream<String> motivo(Fatto fatto) {
        return switch (fatto) {
            case StampaInviata f when !f.motivo().isBlank() -> Stream.of("Ristampa: " + f.motivo());
            case CertificatoAnnullato f -> Stream.of("Annullamento: " + f.motivo());
            default -> Stream.empty(); // the families are open here on purpose: a first print has no reason
        };
    }

    private Cruscotto rettifiche(Periodo periodo) {
        return new Cruscotto(
                "rettifiche",
                "Rettifiche",
                "Su quali caselle si chiede di correggere?",
                piuFrequenti(accaduti(periodo, Set.of(RettificaRichiesta.class)).stream()
                        .flatMap(uno -> ((RettificaRichiesta) uno.fatto()).rilievi().stream())
                        .map(Rilievo::casella)
                        .map(Casella::titolo)),
                "");
    }

    private Cruscotto numeri(Periodo periodo) {
        return new Cruscotto(
                "numeri",
                "Numeri",
                "Quanti numeri di certificato restano, e che fine hanno fatto gli altri?",
                conteggi.numeri(periodo.rows(), periodo.sede()).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(stato -> new Barra(parola(stato.getKey()), stato.getValue()))
                        .toList(),
                "");
    }

    private static List<Barra> piuFrequenti(Stream<String> voci) {
        List<Map.Entry<String, Long>> sorted =
                voci.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .toList();
        List<Barra> barre = new ArrayList<>(sorted.stream()
                .limit(MAX_MOTIVI)
                .map(uno -> new Barra(uno.getKey(), uno.getValue()))
                .toList());
        long altri =
                sorted.stream().skip(MAX_MOTIVI).mapToLong(Map.Entry::getValue).sum();
        if (altri > 0) {
            barre.add(new Barra("Altro", altri));
        }
        return barre;
    }

    private static String parola(String codice) {
        return codice.charAt(0) + codice.substring(1).toLowerCase(Locale.ITALY);
    }

    private static String percento(long parte, long tutto) {
        return Math.round(100.0 * parte / tutto) + "%";
    }
}
