package it.timbro.installer.guasti;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Provvista;
import it.timbro.base.Time;
import it.timbro.installer.Sito;
import it.timbro.journal.Journal;
import it.timbro.pratica.Codec;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What is in the journals against what people were told.
record Riscontro(Registri registri, Detto detto, Path stampe) {
    private static final StreamId GENOVA = new StreamId("GE1", "1");

    /// INV-3, of a server that has just come back: what it answered is there. It answers on: what it said by now is
    /// looked for in what it holds after that.
    void whatWasAnsweredIsThere(Sito sito) {
        Map<Detto.Promessa, Integer> answered = detto.di(sito);
        Map<String, Integer> there = new TreeMap<>();
        registri.rows(sito, "select subject, kind, count(*) from journal group by subject, kind")
                .forEach(row -> {
                    int last = row.lastIndexOf('|');
                    there.put(row.substring(0, last), Integer.parseInt(row.substring(last + 1)));
                });
        List<String> lost = new ArrayList<>();
        answered.forEach((promessa, times) -> {
            int found = there.getOrDefault(promessa.subject() + "|" + promessa.kind(), 0);
            if (found < times) {
                lost.add(promessa + " was answered " + times + " times, is there " + found + " times");
            }
        });
        assertThat(lost).as("INV-3 at " + sito).isEmpty();
    }

    /// Nothing waits on either side, and each fact of the branch is at the centre.
    boolean converged() {
        return head(Sito.GENOVA) == head(Sito.CENTRO)
                && feed(Sito.GENOVA) == feed(Sito.CENTRO)
                && missingFiles().isEmpty();
    }

    private long head(Sito sito) {
        return registri.number(sito, "select coalesce(max(head_seq), 0) from stream where sede = 'GE1' and name = '1'");
    }

    private long feed(Sito sito) {
        return registri.number(sito, "select coalesce(max(seq), 0) from feed where sede = 'GE1'");
    }

    /// Files that a fact names and the archivio of a server has not.
    private List<String> missingFiles() {
        return registri.rows(Sito.GENOVA, "select distinct sha256 from file_annunciato").stream()
                .flatMap(sha -> Stream.of(Sito.GENOVA, Sito.CENTRO)
                        .filter(sito -> !Files.exists(path(sito, sha)))
                        .map(sito -> sito + " lacks " + sha))
                .toList();
    }

    private Path path(Sito sito, String sha) {
        return registri.archivio(sito).resolve(sha.substring(0, 2)).resolve(sha);
    }

    /// With the servers stopped, everything that can be reckoned.
    void everythingAgrees() {
        eachFactOnceAtTheCentre();
        sheetsWerePrintedOnce();
        documentsAreWhole();
        soundAndRebuilt(Sito.GENOVA, List.of(GENOVA));
        soundAndRebuilt(Sito.CENTRO, List.of(GENOVA, new StreamId("GE", "aoo"), new StreamId("CENTRO", "1")));
    }

    private void eachFactOnceAtTheCentre() {
        String facts = "select seq, kind, subject, hash from journal where sede = 'GE1' and stream = '1' order by seq";
        assertThat(registri.rows(Sito.CENTRO, facts))
                .as("each fact of the branch once at the centre")
                .isEqualTo(registri.rows(Sito.GENOVA, facts))
                .doesNotHaveDuplicates();
        String schede = "select numero, stato, epoca, versione, coalesce(certificato, '') from scheda"
                + " where sede = 'GE1' order by numero";
        assertThat(registri.rows(Sito.CENTRO, schede)).isEqualTo(registri.rows(Sito.GENOVA, schede));
        for (String once : List.of("PraticaApprovata", "StampaPreparata", "StampaInviata", "PraticaEmessa")) {
            assertThat(registri.rows(
                            Sito.CENTRO,
                            "select subject, count(*) from journal where kind = ? group by subject having count(*) > 1",
                            once))
                    .as("each pratica one " + once)
                    .isEmpty();
        }
        assertThat(registri.rows(Sito.CENTRO, "select stream, seq from carta"))
                .as("cards")
                .isEmpty();
    }

    /// INV-10: nobody asked for a second print, so no certificate has one; and none without its facts.
    private void sheetsWerePrintedOnce() {
        try (Stream<Path> jobs = Files.list(stampe)) {
            List<String> names = jobs.map(job -> job.getFileName().toString())
                    .filter(name -> name.endsWith(".pdf"))
                    .toList();
            for (String certificato :
                    registri.rows(Sito.GENOVA, "select certificato from scheda where certificato is not null")) {
                assertThat(names.stream().filter(name -> name.contains(certificato)))
                        .as("INV-10: jobs of " + certificato)
                        .hasSizeLessThanOrEqualTo(1);
            }
            assertThat(names).as("INV-10: every job has its fact").hasSizeLessThanOrEqualTo((int)
                    registri.number(Sito.GENOVA, "select count(*) from journal where kind = 'StampaInviata'"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// INV-9: the document of each certificate that was shown is on both disks, byte by byte.
    private void documentsAreWhole() {
        detto.documenti().forEach((certificato, sha) -> {
            for (Sito sito : List.of(Sito.GENOVA, Sito.CENTRO)) {
                try {
                    assertThat(Hash.of(Files.readAllBytes(path(sito, sha))).hex())
                            .as("INV-9: " + certificato + " at " + sito)
                            .isEqualTo(sha);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    /// INV-4 and INV-5.
    private void soundAndRebuilt(Sito sito, List<StreamId> streams) {
        try (Journal journal = open(sito)) {
            for (StreamId stream : streams) {
                assertThat(journal.head(stream).seq())
                        .as(stream + " at " + sito)
                        .isPositive();
                assertThat(journal.verify(stream)).as("INV-5").isInstanceOf(Journal.Soundness.Sound.class);
                journal.lastReceipt(stream.sede(), stream.toString())
                        .ifPresent(receipt -> assertThat(journal.verify(stream, receipt.head()))
                                .as("INV-5, against the last receipt")
                                .isInstanceOf(Journal.Soundness.Sound.class));
            }
            Map<String, List<String>> live = projections(sito);
            journal.rebuild();
            assertThat(projections(sito)).as("INV-4 at " + sito).isEqualTo(live);
        }
    }

    private Map<String, List<String>> projections(Sito sito) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : new Provvista().tables()) {
            all.put(
                    table,
                    registri.rows(sito, "select * from " + table).stream()
                            .sorted()
                            .toList());
        }
        return all;
    }

    private Journal open(Sito sito) {
        var projections = new Provvista().projections();
        return registri.server(sito)
                .map(server -> new Journal(
                        server, new Codec(), projections, CarteStore::keep, Time.system(), new SecureRandom()))
                .orElseGet(() -> new Journal(
                        registri.file(sito),
                        new Codec(),
                        projections,
                        CarteStore::keep,
                        Time.system(),
                        new SecureRandom()));
    }
}
