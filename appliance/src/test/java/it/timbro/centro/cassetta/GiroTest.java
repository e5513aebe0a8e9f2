package it.timbro.centro.cassetta;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Problem;
import it.timbro.centro.a2a.Limiti;
import it.timbro.centro.cassetta.Ingresso.Esito;
import it.timbro.pratica.NumeroPratica;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A round through the accounts of a file server, in memory: what goes wrong with one is no matter of the others.
class GiroTest {
    private final Map<String, Map<String, byte[]>> folders = new LinkedHashMap<>();
    private final List<String> presentati = new ArrayList<>();
    private String guasta = "";
    private int connessioni = Integer.MAX_VALUE;
    private long fetched;
    private Ingresso ingresso = plico -> {
        presentati.add(plico.nome());
        return new Esito.Presa(new NumeroPratica("M26B23A0001"), false);
    };

    private Map<String, byte[]> cartella(String nome) {
        return folders.computeIfAbsent(nome, _ -> new TreeMap<>());
    }

    private void richiesta(String utente, String nome) {
        cartella(utente).put(nome + ".p7m", new byte[] {1});
        cartella(utente).put(nome + ".ok", new byte[0]);
    }

    private void giri(int rounds) {
        giri(cassetta(), rounds);
    }

    private Cassetta cassetta() {
        return new Cassetta(
                this::apri,
                plico -> ingresso.presenta(plico),
                List.of("acme", "beta"),
                Limiti.FILE_BYTES,
                Limiti.PRATICA_BYTES);
    }

    private Visita apri() throws IOException {
        if (connessioni-- <= 0) {
            throw new IOException("connection refused");
        }
        return new Visita();
    }

    private static void giri(Cassetta cassetta, int rounds) {
        for (int i = 0; i < rounds; i++) {
            cassetta.giro();
        }
    }

    private String esito(String utente) {
        assertThat(cartella(utente + "/esiti")).hasSize(1);
        return new String(cartella(utente + "/esiti").values().iterator().next(), StandardCharsets.UTF_8);
    }

    @Test
    void aFolderThatCannotBeReadKeepsNobodyElseWaiting() {
        richiesta("acme", "UNO");
        richiesta("beta", "DUE");
        guasta = "acme";
        giri(1);
        assertThat(presentati).containsExactly("DUE");
    }

    @Test
    void aRequestThatTheIntakeStumblesOverIsLeftAsItIsAndTheOthersGoOn() {
        richiesta("acme", "UNO");
        richiesta("acme", "DUE");
        richiesta("beta", "TRE");
        List<String> asked = new ArrayList<>();
        Ingresso good = ingresso;
        richiesta("acme", "A_FONDO");
        ingresso = plico -> {
            asked.add(plico.nome());
            if (plico.nome().equals("DUE")) {
                throw new IllegalStateException("a parser with a defect");
            }
            if (plico.nome().equals("A_FONDO")) {
                throw new StackOverflowError("a file as deep as the sea");
            }
            return good.presenta(plico);
        };
        giri(3);
        assertThat(presentati).containsExactly("UNO", "TRE");
        assertThat(asked).as("not asked round after round").containsOnlyOnce("DUE", "A_FONDO");
        assertThat(folders.get("acme")).containsOnlyKeys("A_FONDO.p7m", "A_FONDO.ok", "DUE.p7m", "DUE.ok");
    }

    @Test
    void aCentreWithoutRoomRefusesNothingForGood() {
        richiesta("acme", "UNO");
        Ingresso good = ingresso;
        List<Problem> troubles = new ArrayList<>(List.of(Problem.DISCO_PIENO, Problem.TROPPO_CARICO));
        ingresso = plico -> {
            if (troubles.isEmpty()) {
                return good.presenta(plico);
            }
            throw troubles.removeFirst().rejected();
        };
        giri(2);
        assertThat(folders).containsOnlyKeys("acme");
        assertThat(folders.get("acme")).containsOnlyKeys("UNO.ok", "UNO.p7m");
        giri(1);
        assertThat(presentati).containsExactly("UNO");
        assertThat(folders.get("acme/esiti")).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeReadWhenThereIsNoOtherConnectionComesLastInTheNextRound() {
        richiesta("beta", "DUE");
        guasta = "acme";
        connessioni = 1;
        Cassetta cassetta = cassetta();
        giri(cassetta, 1);
        assertThat(presentati).isEmpty();
        connessioni = 1;
        giri(cassetta, 1);
        assertThat(presentati).containsExactly("DUE");
    }

    @Test
    void ofARequestThatIsTooLargeNoMoreIsFetchedThanAPraticaMayHave() {
        richiesta("acme", "UNO");
        for (int i = 0; i < 25; i++) {
            cartella("acme").put("UNO.FAE." + i + ".pdf", new byte[Limiti.FILE_BYTES]);
        }
        richiesta("beta", "DUE");
        giri(1);
        assertThat(esito("acme")).contains("esito=RESPINTA", "problema=340", "supera 21 MB");
        assertThat(fetched).isLessThan(Limiti.PRATICA_BYTES + 100L);
        assertThat(folders.get("acme")).as("cleared").isEmpty();
        assertThat(presentati).containsExactly("DUE");
    }

    @Test
    void ofARequestOfTooManyFilesOrWithNamesThatAreNoneNothingIsFetched() {
        richiesta("acme", "UNO");
        for (int i = 0; i < 60; i++) {
            cartella("acme").put("UNO.FAE." + i + ".pdf", new byte[1_000]);
        }
        richiesta("beta", "DUE");
        cartella("beta").put("DUE.FAE.fattura n\uFFFD 118.pdf", new byte[1_000]); // «n°» in Latin-1
        richiesta("beta", "TRE");
        giri(1);
        assertThat(esito("acme")).contains("esito=RESPINTA", "problema=690", "più di 51 file");
        assertThat(cartella("beta/esiti").values())
                .anySatisfy(esito -> assertThat(new String(esito, StandardCharsets.UTF_8))
                        .contains("plico=DUE", "esito=RESPINTA", "caratteri che non si possono usare"));
        assertThat(presentati).containsExactly("TRE");
        assertThat(fetched).as("TRE's modello").isOne();
    }

    @Test
    void aRequestThatIsNeverWholeGetsAWordInTheEnd() {
        richiesta("acme", "UNO");
        cartella("acme").put("UNO.ok", ("0".repeat(64) + "  UNO.p7m").getBytes(StandardCharsets.US_ASCII));
        Cassetta cassetta = cassetta();
        giri(cassetta, 239);
        assertThat(folders).containsOnlyKeys("acme");
        assertThat(folders.get("acme")).hasSize(2);
        giri(cassetta, 1);
        assertThat(esito("acme")).contains("esito=RESPINTA", "problema=690", "non è ancora completa");
        richiesta("acme", "UNO");
        giri(cassetta, 1);
        assertThat(presentati).as("put there again").containsExactly("UNO");
    }

    private final class Visita implements Deposito.Visita {
        private Map<String, byte[]> folder(String name) throws IOException {
            if (name.equals(guasta)) {
                throw new IOException("550 permission denied");
            }
            return folders.getOrDefault(name, new TreeMap<>());
        }

        @Override
        public List<String> nomi(String folder, int max) throws IOException {
            return List.copyOf(folder(folder).keySet());
        }

        @Override
        public Optional<byte[]> leggi(String folder, String nome, int max) throws IOException {
            Optional<byte[]> content = Optional.ofNullable(folder(folder).get(nome))
                    .map(whole -> Arrays.copyOf(whole, Math.min(whole.length, max + 1)));
            fetched += content.map(bytes -> bytes.length).orElse(0);
            return content;
        }

        @Override
        public void scrivi(String folder, String nome, byte[] content) {
            folders.computeIfAbsent(folder, _ -> new TreeMap<>()).put(nome, content);
        }

        @Override
        public boolean rinomina(String folder, String da, String a) throws IOException {
            folder(folder).put(a, folder(folder).remove(da));
            return true;
        }

        @Override
        public boolean togli(String folder, String nome) throws IOException {
            return folder(folder).remove(nome) != null;
        }

        @Override
        public String versione(String folder, String nome) {
            return nome.endsWith(".fatto") ? "2" : "1";
        }

        @Override
        public void close() {}
    }
}
