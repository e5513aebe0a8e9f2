package it.timbro.chiavetta;

import it.timbro.base.Problem;
import it.timbro.base.Rejection;
import it.timbro.chiavetta.Lavoro.Stato;
import it.timbro.sync.envelope.Counterpart;
import it.timbro.sync.envelope.EnvelopeReader.Outcome;
import it.timbro.sync.envelope.Label;
import it.timbro.sync.protocol.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What came of the parts of one reading, in Italian, each thing said once.
final class Esiti {
    private final Counterpart other;
    private static final int MAX_NOMI = 3;

    private final Set<String> guai = new LinkedHashSet<>();
    private final List<String> rovinate = new ArrayList<>();
    private final Map<String, Serie> serie = new TreeMap<>();
    private int parts;
    private int read;

    Esiti(Counterpart other) {
        this.other = other;
    }

    /// The parts of one series that were read, and whether its last was among them.
    private record Serie(TreeSet<Integer> parti, boolean fine) {}

    boolean isEmpty() {
        return parts == 0;
    }

    /// @param nome the file's; "" if it has none
    void nota(Outcome outcome, String nome) {
        parts++;
        switch (outcome) {
            case Outcome.Read(Label label, int _, int _, boolean last, Optional<Refusal> refused) -> {
                read++;
                refused.ifPresent(refusal -> guai.add(refusal.sentence()));
                Serie prima = serie.getOrDefault(label.series(), new Serie(new TreeSet<>(), false));
                prima.parti.add(label.part());
                serie.put(label.series(), new Serie(prima.parti, prima.fine || last));
            }
            case Outcome.NotHere(Label label) -> guai.add(perAltri(label));
            case Outcome.NoKey _ -> guai.add(frase(Problem.BUSTA_SENZA_CHIAVE.with()));
            case Outcome.Foreign(Label _, Refusal refusal) ->
                guai.add(frase(Problem.BUSTA_ESTRANEA.with(chi(other.other()), refusal.sentence())));
            case Outcome.Outdated _ -> guai.add(frase(Problem.BUSTA_SUPERATA.with()));
            case Outcome.Damaged _ -> rovinate.add(nome);
        }
    }

    /// A file that cannot be read from where it lies.
    void illeggibile(String nome) {
        parts++;
        rovinate.add(nome);
    }

    /// There was none for us; perhaps some for others.
    void nulla(List<Label> altre) {
        guai.add(
                altre.isEmpty()
                        ? frase(Problem.NESSUNA_BUSTA.with(chi(other.other()), chi(other.own())))
                        : perAltri(altre.getLast()));
    }

    Lavoro fine(Lavoro lavoro) {
        List<String> frasi = new ArrayList<>();
        if (read > 0) {
            frasi.add(registrato(lavoro));
        }
        serie.values().forEach(una -> {
            List<Integer> mancano = IntStream.rangeClosed(1, una.parti.last())
                    .filter(parte -> !una.parti.contains(parte))
                    .boxed()
                    .toList();
            if (parts > 1 && (!mancano.isEmpty() || !una.fine)) {
                guai.add("La busta non è completa: manca "
                        + (mancano.isEmpty()
                                ? "la fine"
                                : mancano.size() == 1 ? "la parte " + mancano.getFirst() : "qualche parte")
                        + ". Quello che c'era è registrato; fai preparare di nuovo la chiavetta, non si perde nulla.");
            }
        });
        if (!rovinate.isEmpty()) {
            guai.add(frase(Problem.BUSTA_ROVINATA.with(quali())));
        }
        frasi.addAll(guai);
        Stato come = guai.isEmpty() ? Stato.RIUSCITO : read > 0 ? Stato.IN_PARTE : Stato.NON_RIUSCITO;
        return lavoro.finito(come, frasi);
    }

    /// The names of what could not be read: « (una.busta, altra.busta)».
    private String quali() {
        List<String> nomi = rovinate.stream().filter(nome -> !nome.isEmpty()).toList();
        if (nomi.isEmpty()) {
            return "";
        }
        int altre = nomi.size() - MAX_NOMI;
        return " (" + String.join(", ", nomi.subList(0, Math.min(MAX_NOMI, nomi.size())))
                + (altre <= 0 ? ")" : altre == 1 ? " e un'altra)" : " e altre " + altre + ")");
    }

    private static String registrato(Lavoro lavoro) {
        if (lavoro.fatti() == 0 && lavoro.file() == 0) {
            return "La chiavetta è letta: non c'era nulla di nuovo.";
        }
        return "La chiavetta è letta: "
                + (lavoro.fatti() == 1 ? "1 fatto nuovo" : lavoro.fatti() + " fatti nuovi")
                + " e "
                + (lavoro.file() == 1 ? "1 file nuovo." : lavoro.file() + " file nuovi.");
    }

    private String perAltri(Label label) {
        return frase(Problem.BUSTA_PER_ALTRI.with(chi(label.from()), chi(label.to()), chi(label.to())));
    }

    private static String frase(Rejection rejection) {
        return rejection.sentence();
    }

    private static String chi(String nome) {
        return nome.equals(Label.CENTRE) ? "la centrale" : "la sede " + nome;
    }
}
