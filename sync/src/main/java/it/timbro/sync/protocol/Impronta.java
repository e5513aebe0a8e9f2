package it.timbro.sync.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the pratiche of a branch come to when its streams and its feed go so far: the branch says it, the centre
/// reckons the same of its own. Equal heads and unequal sums mean that one of the two applied its facts wrongly.
///
/// @param heads the branch's own streams and how far each goes, by stream name
/// @param feed how far the feed goes
/// @param totale over all pratiche
/// @param fasce the same by ranges of numbers, sent when the totals differ; ranges without a pratica are left out
/// @param discordi what came out, sent so that the centre can show it too
/// @param dopo where one range has more pratiche than a message names: those after this one are asked for
public record Impronta(
        Map<String, Head> heads,
        Head feed,
        Somma totale,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fascia> fasce,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Discordanza> discordi,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String dopo) {
    /// How many ranges there are.
    public static final int FASCE = 256;

    /// Most pratiche that one message names.
    public static final int VOCI = 400;

    public Impronta(
            @Nullable Map<String, Head> heads,
            @Nullable Head feed,
            @Nullable Somma totale,
            @Nullable List<Fascia> fasce,
            @Nullable List<Discordanza> discordi,
            @Nullable String dopo) {
        this.heads = heads == null ? Map.of() : Map.copyOf(heads);
        this.feed = Objects.requireNonNullElse(feed, Head.EMPTY);
        this.totale = Objects.requireNonNullElse(totale, Somma.ZERO);
        this.fasce = fasce == null ? List.of() : List.copyOf(fasce);
        this.discordi = discordi == null ? List.of() : List.copyOf(discordi);
        this.dopo = Objects.requireNonNullElse(dopo, "");
    }

    /// From the first pratica on.
    public Impronta(Map<String, Head> heads, Head feed, Somma totale, List<Fascia> fasce, List<Discordanza> discordi) {
        this(heads, feed, totale, fasce, discordi, "");
    }

    /// Whether both were reckoned at the same place.
    public boolean stesseTeste(Impronta other) {
        return heads.equals(other.heads) && feed.equals(other.feed);
    }

    public Impronta con(List<Discordanza> found) {
        return new Impronta(heads, feed, totale, List.of(), found);
    }

    public Impronta dopo(String pratica) {
        return new Impronta(heads, feed, totale, fasce, List.of(), pratica);
    }

    public Impronta senzaFasce() {
        return new Impronta(heads, feed, totale, List.of(), List.of());
    }

    /// Of some pratiche: how many, and the sum of their digests modulo [#MODULO]. A sum does not
    /// depend on the order and is kept up by adding and taking away.
    public record Somma(long quante, long somma) {
        /// 2 to the 61st: two sums of digests and a modulus still fit in 64 bits with a sign.
        public static final long MODULO = 1L << 61;

        public static final Somma ZERO = new Somma(0, 0);

        public Somma piu(Somma other) {
            return new Somma(quante + other.quante, (somma + other.somma) % MODULO);
        }
    }

    public record Fascia(int fascia, Somma somma) {}

    /// One pratica as it stands at one end.
    public record Voce(String pratica, long impronta, long versione, String stato) {
        String parole() {
            return stato + " " + versione;
        }
    }

    /// A pratica that does not stand at both ends alike: state and version at the branch and at the
    /// centre, "" where it is missing.
    public record Discordanza(String pratica, String inSede, String inCentrale) {}
}
