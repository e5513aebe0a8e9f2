package it.timbro.centro.cassetta;

import it.timbro.base.Problem;
import it.timbro.centro.cassetta.Ingresso.Esito;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks through the folders of a file server, one for each account: takes the requests that are whole, hands them
/// in, leaves an outcome, and clears away.
///
/// A request is a set of files whose names begin alike: `ORDINE118.p7m` (the signed modello), `ORDINE118.FAE.pdf`
/// (attachments, with the code of their kind), and at last `ORDINE118.ok`. Until the `.ok` is there nothing of it is
/// touched: that is how a half-written file is told from a whole one. If the `.ok` has lines `sha256  name`, the
/// files must be these, or it waits. When it was handed in, `.ok` becomes `.fatto`, and then the files go; those that
/// are newer than `.fatto` belong to another request of the same name.
///
/// The outcome is `esiti/ORDINE118-<8 digits of the modello's hash>.esito.txt`, so that a name used again for another
/// request has another outcome.
///
/// Whatever stops a round (the server goes away, a file may not be deleted), the next one begins anew: the same
/// request handed in twice is one pratica. One thread.
public final class Cassetta {
    private static final Logger LOG = LoggerFactory.getLogger(Cassetta.class);

    private static final String ESITI = "esiti";
    private static final int MAX_NAMES = 5_000;
    private static final int MAX_PLICHI = 100;
    private static final int MAX_FILES = 51;
    private static final int MAX_OK_BYTES = 16 << 10;
    private static final int MAX_LEFT = 10_000;
    private static final int HASH_DIGITS = 8;

    /// From here on a refusal is the centre's own trouble (RFC 9110, 15.6).
    private static final int OURS = 500;

    private static final Pattern OK = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,79})\\.(?i:ok)");
    private static final String FATTO = ".fatto";
    private static final Pattern MODELLO = Pattern.compile("(?i)(xml\\.)?p7m");
    private static final Pattern ALLEGATO = Pattern.compile("([A-Za-z]{3})\\.([A-Za-z0-9 ._()-]{1,100})");
    private static final Pattern SUM = Pattern.compile("([0-9a-fA-F]{64}) [ *](.{1,200})");
    private static final Pattern UTENTE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Deposito deposito;
    private final Ingresso ingresso;
    private final List<String> utenti;
    private final int fileBytes;

    /// Requests that were handed in and whose files may not be touched, by when their `.ok` or `.fatto` was written.
    private final Map<String, String> lasciati = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_LEFT;
        }
    };

    private boolean failing;

    /// @param utenti the accounts, each with a folder of its name
    /// @param fileBytes the largest file
    public Cassetta(Deposito deposito, Ingresso ingresso, List<String> utenti, int fileBytes) {
        this.deposito = deposito;
        this.ingresso = ingresso;
        this.utenti = utenti.stream()
                .filter(utente -> UTENTE.matcher(utente).matches())
                .toList();
        this.fileBytes = fileBytes;
    }

    /// One round; a server that does not answer is told in the log once, and asked again the next time. What is wrong
    /// with one account's folder keeps nobody else waiting.
    public void giro() {
        try (Deposito.Visita visita = deposito.apri()) {
            boolean through = true;
            for (String utente : utenti) {
                try {
                    giro(visita, utente);
                } catch (IOException e) {
                    fails(e);
                    through = false;
                }
            }
            failing = !through;
        } catch (IOException e) {
            fails(e);
        }
    }

    private void fails(IOException e) {
        if (!failing) {
            LOG.warn("the file server did not get through a round: {}", e.toString());
        }
        failing = true;
    }

    private void giro(Deposito.Visita visita, String utente) throws IOException {
        List<String> nomi = visita.nomi(utente, MAX_NAMES);
        for (String fatto : nomi) {
            if (fatto.endsWith(FATTO)) {
                sgombera(visita, utente, fatto.substring(0, fatto.length() - FATTO.length()), nomi);
            }
        }
        List<Matcher> pronti = nomi.stream()
                .map(OK::matcher)
                .filter(Matcher::matches)
                .sorted(java.util.Comparator.comparing(Matcher::group))
                .limit(MAX_PLICHI)
                .toList();
        for (Matcher pronto : pronti) {
            uno(visita, utente, pronto.group(1), pronto.group(), nomi);
        }
    }

    private void uno(Deposito.Visita visita, String utente, String nome, String ok, List<String> nomi)
            throws IOException {
        String chiave = utente + "/" + nome;
        String versione = visita.versione(utente, ok);
        if (versione.equals(lasciati.get(chiave))) {
            return;
        }
        List<String> suoi = new ArrayList<>();
        String fatto = nomi.contains(nome + FATTO) ? visita.versione(utente, nome + FATTO) : "";
        for (String suo : files(nome, nomi)) {
            if (fatto.isEmpty() || visita.versione(utente, suo).compareTo(fatto) > 0) {
                suoi.add(suo);
            }
        }
        Optional<Map<String, byte[]>> files = leggi(visita, utente, ok, suoi);
        if (files.isEmpty()) {
            return; // not whole yet
        }
        Esito esito;
        String impronta;
        try {
            Plico plico = plico(utente, nome, files.get());
            impronta = Hash.of(plico.p7m()).hex();
            esito = ingresso.presenta(plico);
        } catch (it.timbro.base.RejectedException e) {
            impronta = Hash.of(files.get().values().toArray(byte[][]::new)).hex();
            esito = new Esito.Respinta(e.rejection());
        } catch (RuntimeException e) {
            LOG.error("{} met a defect: it waits as it is, the others go on", chiave, e);
            lasciati.put(chiave, versione);
            return;
        }
        if (esito instanceof Esito.Respinta(var perche) && perche.problem().status() >= OURS) {
            return; // too busy, no room: no matter of the request, which is taken in another round
        }
        visita.scrivi(
                utente + "/" + ESITI,
                nome + "-" + impronta.substring(0, HASH_DIGITS) + ".esito.txt",
                testo(nome, esito).getBytes(StandardCharsets.UTF_8));
        if (visita.rinomina(utente, ok, nome + FATTO)) {
            sgombera(visita, utente, nome, nomi);
        } else {
            LOG.warn("{} was handed in, but its files may not be touched", chiave);
            lasciati.put(chiave, versione);
        }
    }

    /// The files of a request, without the marks.
    private static List<String> files(String nome, List<String> nomi) {
        return nomi.stream()
                .filter(altro -> altro.startsWith(nome + ".")
                        && !altro.endsWith(FATTO)
                        && !OK.matcher(altro).matches())
                .sorted()
                .limit(MAX_FILES + 1L)
                .toList();
    }

    /// Clears away what was handed in, the mark last: a round that ends before it goes on with the next.
    private void sgombera(Deposito.Visita visita, String utente, String nome, List<String> nomi) throws IOException {
        String chiave = utente + "/" + nome + FATTO;
        String fatto = visita.versione(utente, nome + FATTO);
        if (fatto.equals(lasciati.get(chiave))) {
            return;
        }
        boolean tutti = true;
        for (String suo : files(nome, nomi)) {
            boolean altra = !fatto.isEmpty() && visita.versione(utente, suo).compareTo(fatto) > 0;
            tutti &= altra || visita.togli(utente, suo);
        }
        if (!tutti || !visita.togli(utente, nome + FATTO)) {
            LOG.warn("{}/{} was handed in, but its files may not be deleted", utente, nome);
            lasciati.put(chiave, fatto);
        }
    }

    /// The files by name; empty if one is missing, or is not yet what the `.ok` says.
    private Optional<Map<String, byte[]>> leggi(Deposito.Visita visita, String utente, String ok, List<String> suoi)
            throws IOException {
        Optional<byte[]> detto = visita.leggi(utente, ok, MAX_OK_BYTES);
        if (detto.isEmpty()) {
            return Optional.empty();
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String nome : suoi) {
            Optional<byte[]> content = visita.leggi(utente, nome, fileBytes);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            files.put(nome, content.get());
        }
        boolean whole = new String(detto.get(), StandardCharsets.UTF_8)
                .lines()
                .map(SUM::matcher)
                .filter(Matcher::matches)
                .allMatch(sum -> files.containsKey(sum.group(2))
                        && Hash.of(files.get(sum.group(2))).hex().equalsIgnoreCase(sum.group(1)));
        return whole ? Optional.of(files) : Optional.empty();
    }

    private Plico plico(String utente, String nome, Map<String, byte[]> files) {
        if (files.size() > MAX_FILES) {
            throw Problem.PLICO_ILLEGGIBILE.rejected(nome, "ha più di " + MAX_FILES + " file");
        }
        List<byte[]> modelli = new ArrayList<>();
        List<Plico.File> allegati = new ArrayList<>();
        files.forEach((file, bytes) -> {
            String resto = file.substring(nome.length() + 1);
            Matcher allegato = ALLEGATO.matcher(resto);
            if (bytes.length > fileBytes) {
                throw Problem.PLICO_ILLEGGIBILE.rejected(nome, "un file supera " + (fileBytes >> 20) + " MB");
            }
            if (MODELLO.matcher(resto).matches()) {
                modelli.add(bytes);
            } else if (allegato.matches()) {
                allegati.add(new Plico.File(allegato.group(1), allegato.group(2), bytes));
            } else {
                throw Problem.PLICO_ILLEGGIBILE.rejected(
                        nome, "un file non si chiama NOME.p7m né NOME.CODICE.qualcosa");
            }
        });
        if (modelli.size() != 1) {
            throw Problem.PLICO_ILLEGGIBILE.rejected(
                    nome, modelli.isEmpty() ? "manca il modello base (.p7m)" : "ci sono più modelli base");
        }
        return new Plico(utente, nome, modelli.getFirst(), List.copyOf(allegati));
    }

    private static String testo(String nome, Esito esito) {
        return switch (esito) {
            case Esito.Presa(var numero, boolean gia) ->
                """
                plico=%s
                esito=PRESA
                pratica=%s
                frase=%s
                """.formatted(
                                nome,
                                numero,
                                gia
                                        ? "La richiesta era già stata inviata: è la pratica " + numero + "."
                                        : "La richiesta è stata presa in carico: è la pratica " + numero + ".");
            case Esito.Respinta(var perche) ->
                """
                plico=%s
                esito=RESPINTA
                problema=%d
                frase=%s
                """.formatted(nome, perche.problem().number(), perche.sentence().replace('\n', ' '));
        };
    }
}
