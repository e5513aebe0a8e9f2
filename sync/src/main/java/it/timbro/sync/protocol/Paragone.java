package it.timbro.sync.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Impronta.Fascia;
import it.timbro.sync.protocol.Impronta.Somma;
import it.timbro.sync.protocol.Impronta.Voce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The centre's answer to an [Impronta].
///
/// @param stesseTeste false: it holds more or less of the chains, so nothing can be said
/// @param uguale the totals are the same
/// @param diverse the ranges whose pratiche follow, some of those that differ
public record Paragone(
        boolean stesseTeste,
        boolean uguale,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> diverse,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Voce> voci) {
    /// Nothing can be said.
    public static final Paragone ALTRE_TESTE = new Paragone(false, false, List.of(), List.of());

    public static final Paragone UGUALE = new Paragone(true, true, List.of(), List.of());

    public Paragone(boolean stesseTeste, boolean uguale, @Nullable List<Integer> diverse, @Nullable List<Voce> voci) {
        this.stesseTeste = stesseTeste;
        this.uguale = uguale;
        this.diverse = diverse == null ? List.of() : List.copyOf(diverse);
        this.voci = voci == null ? List.of() : List.copyOf(voci);
    }

    /// The ranges that differ, as many as fit with their pratiche into one message, at least one.
    public static List<Integer> diverse(List<Fascia> one, List<Fascia> other) {
        Map<Integer, Somma> ours = sums(one);
        Map<Integer, Somma> theirs = sums(other);
        TreeSet<Integer> all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        List<Integer> found = new ArrayList<>();
        long pratiche = 0;
        for (int fascia : all) {
            Somma here = ours.getOrDefault(fascia, Somma.ZERO);
            if (!here.equals(theirs.getOrDefault(fascia, Somma.ZERO))) {
                pratiche += here.quante();
                if (!found.isEmpty() && pratiche > Impronta.VOCI) {
                    break;
                }
                found.add(fascia);
            }
        }
        return found;
    }

    private static Map<Integer, Somma> sums(List<Fascia> fasce) {
        Map<Integer, Somma> sums = new HashMap<>();
        fasce.forEach(fascia -> sums.put(fascia.fascia(), fascia.somma()));
        return sums;
    }

    /// The pratiche of the same ranges that do not stand alike, as far as both lists go: one that is full
    /// ([Impronta#VOCI]) says nothing of what comes after its last.
    public static List<Discordanza> discordi(List<Voce> inSede, List<Voce> inCentrale) {
        Map<String, Voce> here = byNumber(inSede);
        Map<String, Voce> there = byNumber(inCentrale);
        TreeSet<String> all = new TreeSet<>(here.keySet());
        all.addAll(there.keySet());
        String fino = finoA(inSede, inCentrale);
        if (!fino.isEmpty()) {
            all.tailSet(fino, false).clear();
        }
        List<Discordanza> found = new ArrayList<>();
        for (String pratica : all) {
            @Nullable Voce one = here.get(pratica);
            @Nullable Voce other = there.get(pratica);
            if (one == null || other == null || one.impronta() != other.impronta()) {
                found.add(
                        new Discordanza(pratica, one == null ? "" : one.parole(), other == null ? "" : other.parole()));
            }
        }
        return found.size() > Impronta.VOCI ? found.subList(0, Impronta.VOCI) : found;
    }

    /// How far lists of the same ranges go that do not name all; empty if they do.
    public static String finoA(List<Voce> one, List<Voce> other) {
        return Stream.of(one, other)
                .filter(list -> list.size() >= Impronta.VOCI)
                .map(list -> list.getLast().pratica())
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private static Map<String, Voce> byNumber(List<Voce> voci) {
        Map<String, Voce> all = new TreeMap<>();
        voci.forEach(voce -> all.put(voce.pratica(), voce));
        return all;
    }
}
