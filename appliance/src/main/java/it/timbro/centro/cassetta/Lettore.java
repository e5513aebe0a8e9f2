package it.timbro.centro.cassetta;

import it.timbro.base.Problem;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one request out of its folder. Its names are judged before anything is fetched, and of its files no more is
/// fetched than a pratica may have: what lies in a folder is anybody's.
final class Lettore {
    /// Of a request, without the marks.
    static final int MAX_FILES = 51;

    private static final int MAX_OK_BYTES = 16 << 10;
    private static final Pattern MODELLO = Pattern.compile("(?i)(xml\\.)?p7m");
    private static final Pattern ALLEGATO = Pattern.compile("([A-Za-z]{3})\\.([A-Za-z0-9 ._()-]{1,100})");
    private static final Pattern STRANO = Pattern.compile("(?s)[A-Za-z]{3}\\..*[^A-Za-z0-9 ._()-].*");
    private static final Pattern SUM = Pattern.compile("([0-9a-fA-F]{64}) [ *](.{1,200})");

    private final int fileBytes;
    private final int praticaBytes;

    Lettore(int fileBytes, int praticaBytes) {
        this.fileBytes = fileBytes;
        this.praticaBytes = praticaBytes;
    }

    /// The request; empty if a file is missing, or is not yet what the `.ok` says.
    ///
    /// @param suoi the names of its files, one more than [#MAX_FILES] at most
    Optional<Plico> leggi(Deposito.Visita visita, String utente, String nome, String ok, List<String> suoi)
            throws IOException {
        Optional<byte[]> detto = visita.leggi(utente, ok, MAX_OK_BYTES);
        if (detto.isEmpty()) {
            return Optional.empty();
        }
        if (suoi.size() > MAX_FILES) {
            throw Problem.PLICO_ILLEGGIBILE.rejected(nome, "ha più di " + MAX_FILES + " file");
        }
        List<MatchResult> sums = new String(detto.get(), StandardCharsets.UTF_8)
                .lines()
                .map(SUM::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .toList();
        if (!sums.stream().allMatch(sum -> suoi.contains(sum.group(2)))) {
            return Optional.empty();
        }
        String modello = modello(nome, suoi);
        Optional<Map<String, byte[]>> files = files(visita, utente, nome, suoi);
        return files.filter(read -> sums.stream()
                        .allMatch(sum -> Hash.of(Objects.requireNonNull(read.get(sum.group(2))))
                                .hex()
                                .equalsIgnoreCase(sum.group(1))))
                .map(read -> plico(utente, nome, modello, read));
    }

    /// The name of the signed modello, among names that are all as they should be.
    private static String modello(String nome, List<String> suoi) {
        List<String> modelli = new ArrayList<>();
        for (String suo : suoi) {
            String resto = suo.substring(nome.length() + 1);
            if (MODELLO.matcher(resto).matches()) {
                modelli.add(suo);
            } else if (!ALLEGATO.matcher(resto).matches()) {
                throw Problem.PLICO_ILLEGGIBILE.rejected(
                        nome,
                        STRANO.matcher(resto).matches()
                                ? "il nome di un file ha caratteri che non si possono usare (vanno bene lettere senza"
                                        + " accento, cifre, spazi, punti, trattini e parentesi)"
                                : "un file non si chiama NOME.p7m né NOME.CODICE.qualcosa");
            }
        }
        if (modelli.size() != 1) {
            throw Problem.PLICO_ILLEGGIBILE.rejected(
                    nome, modelli.isEmpty() ? "manca il modello base (.p7m)" : "ci sono più modelli base");
        }
        return modelli.getFirst();
    }

    private Optional<Map<String, byte[]>> files(Deposito.Visita visita, String utente, String nome, List<String> suoi)
            throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int room = praticaBytes;
        for (String suo : suoi) {
            Optional<byte[]> content = visita.leggi(utente, suo, Math.min(fileBytes, room));
            if (content.isEmpty()) {
                return Optional.empty();
            }
            int bytes = content.get().length;
            if (bytes > fileBytes) {
                throw Problem.PLICO_ILLEGGIBILE.rejected(nome, "un file supera " + (fileBytes >> 20) + " MB");
            }
            if (bytes > room) {
                throw Problem.PRATICA_OLTRE_21_MB.rejected("i file di «" + nome + "» insieme sono di più");
            }
            room -= bytes;
            files.put(suo, content.get());
        }
        return Optional.of(files);
    }

    private static Plico plico(String utente, String nome, String modello, Map<String, byte[]> files) {
        List<Plico.File> allegati = new ArrayList<>();
        files.forEach((file, bytes) -> {
            Matcher allegato = ALLEGATO.matcher(file.substring(nome.length() + 1));
            if (!file.equals(modello) && allegato.matches()) {
                allegati.add(new Plico.File(allegato.group(1), allegato.group(2), bytes));
            }
        });
        return new Plico(utente, nome, Objects.requireNonNull(files.get(modello)), List.copyOf(allegati));
    }
}
