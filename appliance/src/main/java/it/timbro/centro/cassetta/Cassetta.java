package it.timbro.centro.cassetta;

import it.timbro.base.Problem;
import it.timbro.centro.cassetta.Ingresso.Esito;
import it.timbro.sync.protocol.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
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
    private static final int MAX_LEFT = 10_000;

    /// Rounds that a request may lie there and not be whole, some hours of them.
    private static final int MAX_ROUNDS = 240;

    private static final int HASH_DIGITS = 8;

    /// From here on a refusal is the centre's own trouble (RFC 9110, 15.6).
    private static final int OURS = 500;

    private static final Pattern OK = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,79})\\.(?i:ok)");
    private static final String FATTO = ".fatto";
    private static final Pattern UTENTE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Deposito deposito;
    private final Ingresso ingresso;
    private final Lettore lettore;

    /// The accounts; the next round begins with the first.
    private final ArrayDeque<String> coda = new ArrayDeque<>();

    /// Requests that were handed in and whose files may not be touched, by when their `.ok` or `.fatto` was written.
    private final Map<String, String> lasciati = bounded();

    /// Rounds in which a request was not whole, by its name and when its `.ok` was written.
    private final Map<String, Integer> incompleti = bounded();

    private boolean failing;

    /// @param utenti the accounts, each with a folder of its name
    /// @param fileBytes the largest file
    /// @param praticaBytes all files of a request
    public Cassetta(Deposito deposito, Ingresso ingresso, List<String> utenti, int fileBytes, int praticaBytes) {
        this.deposito = deposito;
        this.ingresso = ingresso;
        utenti.stream().filter(utente -> UTENTE.matcher(utente).matches()).forEach(coda::addLast);
        this.lettore = new Lettore(fileBytes, praticaBytes);
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MAX_LEFT;
            }
        };
    }

    /// One round; a server that does not answer is told in the log once, and asked again the next time. What is wrong
    /// with one account's folder keeps nobody else waiting: after it they have another connection, for nobody knows
    /// what this one would still say, and if there is none, the next round begins with them.
    public void giro() {
        boolean through = true;
        boolean open = true;
        for (int left = coda.size(); open && left > 0; ) {
            open = false;
            try (Deposito.Visita visita = deposito.apri()) {
                open = true;
                for (; left > 0; left--) {
                    coda.addLast(coda.removeFirst());
                    giro(visita, coda.getLast());
                }
            } catch (IOException e) {
                left--;
                through = false;
                fails(e);
            }
        }
        failing = !through;
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
        String questa = chiave + " " + versione;
        if (versione.equals(lasciati.get(chiave))) {
            return;
        }
        List<String> suoi = suoi(visita, utente, nome, nomi);
        String impronta = Hash.of((versione + "\n" + String.join("\n", suoi)).getBytes(StandardCharsets.UTF_8))
                .hex();
        Esito esito;
        try {
            Optional<Plico> plico = lettore.leggi(visita, utente, nome, ok, suoi);
            if (plico.isEmpty()) {
                if (incompleti.merge(questa, 1, Integer::sum) < MAX_ROUNDS) {
                    return;
                }
                throw Problem.PLICO_ILLEGGIBILE.rejected(
                        nome,
                        "dopo molti tentativi non è ancora completa (un file manca, non si lascia leggere o non è quello"
                                + " che dice il file .ok)");
            }
            impronta = Hash.of(plico.get().p7m()).hex();
            esito = ingresso.presenta(plico.get());
        } catch (it.timbro.base.RejectedException e) {
            esito = new Esito.Respinta(e.rejection());
        } catch (RuntimeException | Error e) {
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
        incompleti.remove(questa);
        if (visita.rinomina(utente, ok, nome + FATTO)) {
            sgombera(visita, utente, nome, nomi);
        } else {
            LOG.warn("{} was handed in, but its files may not be touched", chiave);
            lasciati.put(chiave, versione);
        }
    }

    /// The files of a request, but for those that an earlier one of its name has left: they are older than its mark.
    /// One whose age the server does not say belongs to this one, for nobody may lose it.
    private static List<String> suoi(Deposito.Visita visita, String utente, String nome, List<String> nomi)
            throws IOException {
        String fatto = nomi.contains(nome + FATTO) ? visita.versione(utente, nome + FATTO) : "";
        List<String> suoi = new ArrayList<>();
        for (String suo : files(nome, nomi)) {
            String versione = fatto.isEmpty() ? "" : visita.versione(utente, suo);
            if (versione.isEmpty() || versione.compareTo(fatto) > 0) {
                suoi.add(suo);
            }
        }
        return suoi;
    }

    /// The files of a request, without the marks.
    private static List<String> files(String nome, List<String> nomi) {
        return nomi.stream()
                .filter(altro -> altro.startsWith(nome + ".")
                        && !altro.endsWith(FATTO)
                        && !OK.matcher(altro).matches())
                .sorted()
                .limit(Lettore.MAX_FILES + 1L)
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
