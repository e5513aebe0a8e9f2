package it.timbro.installer;

import it.timbro.base.Time;
import it.timbro.installer.Sito.Ruolo;
import it.timbro.installer.azienda.Esempi;
import it.timbro.journal.Journal;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.protocol.StreamId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What servers do while their caches are written.
sealed interface Training {
    /// Starts and stops the servers of the house so that each role's cache is written.
    void write(House house, Map<Ruolo, Path> caches);

    /// A branch alone, or another program: its first start and its front door. Servers that live a few
    /// minutes start for the first time too.
    record StartOnly() implements Training {
        @Override
        public void write(House house, Map<Ruolo, Path> caches) {
            house.startTraining(
                    Sito.GENOVA, Optional.ofNullable(caches.get(Ruolo.FILIALE)).orElseThrow());
            visit(house, Sito.GENOVA);
            house.stopTraining(Sito.GENOVA);
        }
    }

    /// Both roles: a second start, for what only the first needs is not worth its place in the caches; their
    /// front doors, and the return of a line after a day without.
    record Whole() implements Training {
        @Override
        public void write(House house, Map<Ruolo, Path> caches) {
            new Evening(house)
                    .write(
                            Optional.ofNullable(caches.get(Ruolo.CENTRO)).orElseThrow(),
                            Optional.ofNullable(caches.get(Ruolo.FILIALE)).orElseThrow());
        }
    }

    private static void visit(House house, Sito sito) {
        for (String path : List.of("pronto", "")) {
            house.get(house.address(sito).resolve(path));
        }
    }

    /// A centre and a branch that were not joined all day.
    record Evening(House house) {
        private static final StreamId GENOVA = new StreamId(Sito.GENOVA.sede(), "1");
        private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Rome"));
        private static final Duration PATIENCE = Duration.ofMinutes(3);
        /// Enough for the methods of the line to be counted as hot.
        private static final int FACTS = 4_000;

        private static final int PER_TRANSACTION = 4;
        private static final String NOTE =
                "Il vettore ritira la merce al magazzino di levante, cancello quattro. ".repeat(8);

        void write(Path centre, Path branch) {
            house.start(Sito.CENTRO);
            house.start(Sito.GENOVA);
            int invoice = 1;
            for (Esempi esempio : Esempi.values()) {
                house.azienda(esempio.ditta()).send(esempio.richiesta("A/" + invoice++, TODAY, house.ente()));
            }
            String assigned = "select count(*) from scheda where sede = '%s'".formatted(GENOVA.sede());
            await(() -> number(Sito.CENTRO, assigned) == number(Sito.GENOVA, assigned));
            house.stop(Sito.GENOVA);
            house.stop(Sito.CENTRO);
            writeOffline();
            house.startTraining(Sito.CENTRO, centre);
            house.startTraining(Sito.GENOVA, branch);
            visit(house, Sito.CENTRO);
            visit(house, Sito.GENOVA);
            String head = "select coalesce(max(head_seq), 0) from stream where sede = '%s'".formatted(GENOVA.sede());
            await(() -> number(Sito.CENTRO, head) == number(Sito.GENOVA, head));
            house.stopTraining(Sito.GENOVA);
            house.stopTraining(Sito.CENTRO);
        }

        /// Through the real journal, while the branch is down.
        private void writeOffline() {
            SchedaStore schede = new SchedaStore();
            try (Journal journal = new Journal(
                    store(Sito.GENOVA),
                    new Codec(),
                    List.of(schede, new FileStore()),
                    CarteStore::keep,
                    Time.system(),
                    new SecureRandom())) {
                List<NumeroPratica> pratiche =
                        journal.read(rows -> schede.coda(rows, Stato.ASSEGNATA, PER_TRANSACTION)).stream()
                                .map(riga -> new NumeroPratica(riga.numero()))
                                .toList();
                for (int done = 0; done < FACTS; done += pratiche.size()) {
                    journal.write(GENOVA, "banco", tx -> {
                        pratiche.forEach(numero -> tx.append(new NotaAggiunta(numero, NOTE)));
                        return pratiche;
                    });
                }
            }
        }

        private long number(Sito sito, String sql) {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store(sito));
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                return rows.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private Path store(Sito sito) {
            return house.folder().of(sito).resolve("data/timbro.db");
        }

        private static void await(BooleanSupplier so) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!so.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("l'avvio rapido non si è potuto preparare in " + PATIENCE);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }
}
