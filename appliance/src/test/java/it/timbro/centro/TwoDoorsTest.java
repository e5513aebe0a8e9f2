package it.timbro.centro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.firma.OpenSsl;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.world.Centrale;
import it.timbro.world.Mondo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes of one centre, each with its own doors: it does not matter at which one somebody knocks.
class TwoDoorsTest {
    private static final int SECONDS = 60;

    @TempDir
    Path folder;

    @Test
    void twentyProgramsSendingTheSameFileAtTwoDoorsMakeOnePratica(@TempDir Path keys) throws Exception {
        OpenSsl openSsl = new OpenSsl(keys);
        byte[] p7m = openSsl.firma(
                Domande.modello("CO", Domande.ACME).getBytes(StandardCharsets.UTF_8),
                openSsl.persona("Anna Bianchi", "TINIT-BNCNNA80A41D969W"));
        String body = Domande.crea(p7m, "CO", "GE", "", Domande.ACME);
        try (CentroDiProva uno = new CentroDiProva(BaseDati.POSTGRESQL, folder);
                CentroDiProva due = new CentroDiProva(BaseDati.POSTGRESQL, folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                CentroDiProva made = i % 2 == 0 ? uno : due;
                CentroDiProva sent = i % 2 == 0 ? due : uno;
                answers.add(threads.submit(() -> {
                    String id =
                            made.call("PUT", "/fpbews/pratica/creaA2A", body).text("idPratica");
                    return id
                            + sent.call("POST", "/fpbews/pratica/inviaA2A?idPratica=" + id, "")
                                    .status();
                }));
            }
            Set<String> ids = new HashSet<>();
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
            assertThat(ids).containsExactly("M26601A0001200");
            assertThat(uno.traces()).isEqualTo("fatti 5, feed 5, file 1, bozze 1");
        }
    }

    @Test
    void aBranchThatWaitsAtOneProcessHearsWhatIsCommittedAtTheOther() throws Exception {
        FakeTime time = new FakeTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Centrale uno = new Centrale(BaseDati.POSTGRESQL, folder, time, 1);
                Centrale due = new Centrale(BaseDati.POSTGRESQL, folder, time, 2)) {
            Future<List<FeedEntry>> news = threads.submit(() -> uno.sedi.feed(Centrale.GENOVA, 0, SECONDS * 1_000));
            due.arriva(1, Mondo.bytes(100, 1));
            assertThat(news.get(SECONDS, TimeUnit.SECONDS)).hasSize(3);
        }
    }
}
