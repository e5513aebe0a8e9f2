package it.timbro.installer.bench;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Tx;
import it.timbro.pratica.Codec;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Rea;
import it.timbro.pratica.TipoPratica;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/// Years of a branch's work, invented: pratiche presented, registered and assigned, through the real
/// journal and its projections. Companies and words of names come back as in life (Zipf, exponent 1): a few
/// are in everything, most are rare.
///
/// @param pratiche how many
/// @param annunciate each fact is also told to the branch, as the centre does
record Anni(int pratiche, boolean annunciate) {
    static final String[] PAROLE = parole();

    private static final StreamId CENTRE = new StreamId("GE", "aoo");
    private static final Sede SEDE = new Sede("GE1");
    static final int IMPRESE = 4_000;
    private static final int PER_TRANSACTION = 250;
    private static final int PER_DAY = 40;
    private static final String[] PAESI = {
        "CINA", "STATI UNITI D'AMERICA", "EMIRATI ARABI UNITI", "TURCHIA", "EGITTO", "MAROCCO", "ALBANIA", "VIETNAM"
    };

    /// A week ago, so that nobody has to be asked why it comes so late.
    private static final LocalDate FATTURATO =
            LocalDate.ofInstant(Time.system().now(), ZoneOffset.UTC).minusWeeks(1);

    /// The code of the n-th pratica, counted from 0.
    static String numero(int n) {
        LocalDate day = LocalDate.of(2022, 1, 3).plusDays(n / PER_DAY);
        return "M%02d%c%02dA%04d"
                .formatted(
                        day.getYear() % 100,
                        "123456789ABC".charAt(day.getMonthValue() - 1),
                        day.getDayOfMonth(),
                        n % PER_DAY + 1);
    }

    /// A rank from 0, drawn so that rank r comes about 1/(r+1) as often as rank 0.
    static int zipf(Random random, int ranks) {
        return (int) Math.min(ranks - 1, Math.floor(Math.pow(ranks + 1.0, random.nextDouble())) - 1);
    }

    void write(Path database) {
        Random random = new Random(26);
        List<DatiImpresa> imprese = imprese(random);
        try (var journal = new Journal(
                database,
                new Codec(),
                List.of(new SchedaStore(), new FileStore()),
                CarteStore::keep,
                Time.system(),
                random)) {
            for (int first = 0; first < pratiche; first += PER_TRANSACTION) {
                int from = first;
                journal.write(CENTRE, "banco", tx -> {
                    for (int n = from; n < Math.min(pratiche, from + PER_TRANSACTION); n++) {
                        write(tx, n, imprese.get(zipf(random, IMPRESE)), random);
                    }
                    return true;
                });
            }
        }
    }

    /// The file that stands for the signed modello of the n-th pratica.
    static byte[] modello(int n) {
        return numero(n).getBytes(StandardCharsets.UTF_8);
    }

    /// The files that the n-th pratica names: where a line is looked at, they must be at the centre.
    static List<byte[]> files(int n) {
        return List.of(modello(n), carta(numero(n)));
    }

    private static byte[] carta(String numero) {
        return ("fattura " + numero).getBytes(StandardCharsets.UTF_8);
    }

    private void write(Tx tx, int n, DatiImpresa impresa, Random random) {
        present(
                tx,
                new Richiesta(
                        numero(n),
                        "GE/%d/%07d".formatted(2022 + n / 14_600, n % 14_600 + 1),
                        modello(n),
                        List.of(fattura(numero(n)))),
                modello(n, impresa, random),
                SEDE,
                annunciate);
    }

    /// One request as it is presented.
    ///
    /// @param firmato the file that stands for the signed modello
    record Richiesta(String numero, String protocollo, byte[] firmato, List<DellaPratica.Allegato> allegati) {}

    /// Presented, registered and assigned to a branch, which is told if it is to be.
    static void present(Tx tx, Richiesta richiesta, Modello modello, Sede sede, boolean told) {
        var numero = new NumeroPratica(richiesta.numero);
        Hash hash = Hash.of(richiesta.firmato);
        var firmato = new DellaPratica.Allegato(
                hash, "modello.xml.p7m", "MOB", "Modello base", Math.max(18_000, richiesta.firmato.length));
        List<DellaPratica> facts = List.of(
                new DellaPratica.PraticaPresentata(
                        numero,
                        "azienda" + modello.impresa().codiceFiscale(),
                        TipoPratica.CO,
                        modello,
                        firmato,
                        richiesta.allegati,
                        Opzioni.NESSUNA,
                        new EsitoFirma(
                                EsitoFirma.Integrita.INTEGRA,
                                EsitoFirma.Stato.BUONO,
                                "",
                                EsitoFirma.Verdetto.AMMESSA,
                                "",
                                List.of(new EsitoFirma.Firmatario("Mario Prova", null, "", "Ente di prova", null)),
                                hash,
                                tx.now().toEpochMilli()),
                        ""),
                new DellaPratica.PraticaProtocollata(numero, new NumeroProtocollo(richiesta.protocollo)),
                new DellaPratica.PraticaAssegnata(numero, sede, 1));
        facts.forEach(fact -> tx.append(fact, told ? sede : null));
    }

    /// The invoice that the checklist asks for; nobody opens it.
    private static DellaPratica.Allegato fattura(String numero) {
        return new DellaPratica.Allegato(Hash.of(carta(numero)), "fattura.pdf", "FAE", "Fattura", 40_000);
    }

    static Modello modello(int n, DatiImpresa impresa, Random random) {
        String destinatario = parola(random) + " " + parola(random) + " TRADING LTD";
        return new Modello.CertificatoOrigine(
                impresa,
                impresa.denominazione() + "\nVIA DI PROVA " + n % 90 + "\n16100 GENOVA\nITALIA",
                destinatario + "\nHarbour Road " + n % 300,
                List.of(PAESI[zipf(random, PAESI.length)]),
                List.of("UNIONE EUROPEA - ITALIA"),
                random.nextInt(1_000, 90_000) + ",00 EUR",
                "Via mare da Genova",
                "",
                List.of(new Modello.Pagina("MACCHINE E PARTI DI RICAMBIO\n".repeat(8), "12 PZ\n".repeat(8))),
                Modello.Dichiarazioni.NESSUNA,
                List.of(new Modello.Fattura("2026/" + n, FATTURATO)));
    }

    static List<DatiImpresa> imprese(Random random) {
        return java.util.stream.IntStream.range(0, IMPRESE)
                .mapToObj(i -> new DatiImpresa(
                        new Rea("GE", 100_000 + i),
                        new CodiceFiscale(partitaIva(1_000_000_000L + i)),
                        parola(random) + " " + parola(random) + " " + parola(random)
                                + (i % 3 == 0 ? " S.P.A." : " S.R.L.")))
                .toList();
    }

    private static String parola(Random random) {
        return PAROLE[zipf(random, PAROLE.length)];
    }

    /// Ten digits and their check digit.
    private static String partitaIva(long ten) {
        String digits = "%010d".formatted(ten);
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int weighted = (digits.charAt(i) - '0') * (i % 2 + 1);
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /// Words that sound like names of firms: three syllables out of thirteen, the same at every run.
    private static String[] parole() {
        String[] syllables = {"LI", "GUR", "MA", "RE", "PO", "TEC", "NI", "CA", "SA", "VER", "DO", "FI", "TA"};
        var words = new java.util.ArrayList<String>();
        for (String one : syllables) {
            for (String two : syllables) {
                for (String three : syllables) {
                    words.add(one + two + three);
                }
            }
        }
        java.util.Collections.shuffle(words, new Random(4));
        return words.toArray(String[]::new);
    }
}
