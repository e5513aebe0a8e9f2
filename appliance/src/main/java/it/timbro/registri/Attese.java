package it.timbro.registri;

import it.timbro.pratica.DelRegistro.PresentazioneRegistrata;
import it.timbro.pratica.DelRegistro.PresentazioneRicevuta;
import it.timbro.pratica.DellAppuntamento.AppuntamentoConcluso;
import it.timbro.pratica.DellAppuntamento.PassoCompiuto;
import it.timbro.pratica.DellaPratica.PraticaConsegnata;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.registri.Conteggi.Accaduto;
import it.timbro.registri.Cruscotto.Barra;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long somebody stands at the counter (S-015): from the first look at what he comes for to the
/// handover, from the empty form to the presentazione, from the first step of an appointment to its
/// end.
final class Attese {
    static final Set<Class<? extends Fatto>> TIPI = Set.of(
            PraticaConsegnata.class,
            PresentazioneRicevuta.class,
            PresentazioneRegistrata.class,
            PassoCompiuto.class,
            AppuntamentoConcluso.class);

    private static final int GIORNI = 10;
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("EEE d/M", Locale.ITALY);

    private Attese() {}

    private record Attesa(LocalDate giorno, long minuti) {
        static Attesa fra(long dalMs, long alMs) {
            return new Attesa(
                    DelGiorno.giorno(alMs),
                    Duration.ofMillis(alMs - dalMs).plusSeconds(30).toMinutes());
        }
    }

    /// @param accaduti facts of [#TIPI], in any order
    static Cruscotto cruscotto(List<Accaduto> accaduti) {
        Map<IdAppuntamento, Long> comincia = new HashMap<>();
        accaduti.forEach(uno -> {
            if (uno.fatto() instanceof PassoCompiuto passo) {
                comincia.merge(passo.id(), uno.ms(), Math::min);
            }
        });
        TreeMap<LocalDate, List<Long>> perGiorno = accaduti.stream()
                .flatMap(uno -> attesa(uno, comincia))
                .collect(Collectors.groupingBy(
                        Attesa::giorno, TreeMap::new, Collectors.mapping(Attesa::minuti, Collectors.toList())));
        return new Cruscotto(
                "attesa",
                "Attesa allo sportello",
                "Quanto sta allo sportello chi viene, in minuti?",
                perGiorno.descendingMap().entrySet().stream()
                        .limit(GIORNI)
                        .map(giorno -> barra(giorno.getKey(), giorno.getValue()))
                        .toList(),
                perGiorno.isEmpty()
                        ? "Non è ancora stato misurato nulla."
                        : "La mediana di ogni giorno, e la più lunga: da quando si apre la pagina di ciò per cui uno viene"
                                + " fino alla consegna, alla presentazione o alla fine dell'appuntamento.");
    }

    private static Stream<Attesa> attesa(Accaduto uno, Map<IdAppuntamento, Long> comincia) {
        @Nullable
        Long dal = switch (uno.fatto()) {
            case PraticaConsegnata f -> f.arrivoMs();
            case PresentazioneRicevuta f -> f.arrivoMs();
            case PresentazioneRegistrata f -> f.arrivoMs();
            case AppuntamentoConcluso f -> comincia.get(f.id());
            default -> null; // the families are open here on purpose: a step alone ends nothing
        };
        return dal == null || dal > uno.ms() ? Stream.empty() : Stream.of(Attesa.fra(dal, uno.ms()));
    }

    private static Barra barra(LocalDate giorno, List<Long> minuti) {
        List<Long> sorted = minuti.stream().sorted(Comparator.naturalOrder()).toList();
        long mediana = sorted.get((sorted.size() - 1) / 2);
        return new Barra(
                GIORNO.format(giorno),
                mediana,
                "mediana " + mediana + ", la più lunga " + sorted.getLast() + " (" + sorted.size()
                        + (sorted.size() == 1 ? " persona)" : " persone)"));
    }
}
