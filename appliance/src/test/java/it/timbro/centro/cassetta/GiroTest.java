package it.timbro.centro.cassetta;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Problem;
import it.timbro.centro.a2a.Limiti;
import it.timbro.centro.cassetta.Ingresso.Esito;
import it.timbro.pratica.NumeroPratica;
import java.io.IOException;
import java.util.ArrayList;
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
    private Ingresso ingresso = plico -> {
        presentati.add(plico.nome());
        return new Esito.Presa(new NumeroPratica("M26B23A0001"), false);
    };

    private void richiesta(String utente, String nome) {
        Map<String, byte[]> folder = folders.computeIfAbsent(utente, _ -> new TreeMap<>());
        folder.put(nome + ".p7m", new byte[] {1});
        folder.put(nome + ".ok", new byte[0]);
    }

    private void giri(int rounds) {
        Cassetta cassetta = new Cassetta(
                () -> new Visita(), plico -> ingresso.presenta(plico), List.of("acme", "beta"), Limiti.FILE_BYTES);
        for (int i = 0; i < rounds; i++) {
            cassetta.giro();
        }
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
        ingresso = plico -> {
            asked.add(plico.nome());
            if (plico.nome().equals("DUE")) {
                throw new IllegalStateException("a parser with a defect");
            }
            return good.presenta(plico);
        };
        giri(3);
        assertThat(presentati).containsExactly("UNO", "TRE");
        assertThat(asked).as("not asked round after round").containsOnlyOnce("DUE");
        assertThat(folders.get("acme")).containsOnlyKeys("DUE.p7m", "DUE.ok");
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
            return Optional.ofNullable(folder(folder).get(nome));
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
