package it.timbro.tempesta;

import it.timbro.base.Sede;
import it.timbro.centro.numeri.Conto;
import it.timbro.collegamento.Scambio;
import it.timbro.journal.Journal.Soundness;
import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.session.LinkState;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// INV-1 to INV-15 as far as the product has their matter. What they are stands in `docs/testing.md`.
final class Invarianti implements AutoCloseable {
    /// How many files that do not come are looked at.
    private static final int DA_RICEVERE = 100;

    private final Mondo mondo;
    private final Credito credito;
    private final Emergenze emergenze;
    private final Catene catene;
    private final AltroOrdine ordine;
    private final Termini termini;
    private final Map<String, String> usati = new HashMap<>();
    private final Map<String, String> emessi = new HashMap<>();
    private final Map<String, String> assegnati = new HashMap<>();
    private final Map<List<Object>, Occhio.Stand> visti = new HashMap<>();
    private final Map<Nodo, Mostrati> mostrati = new HashMap<>();
    private final Map<NodoFiliale, Integer> custoditi = new HashMap<>();
    private final Map<NodoFiliale, Set<String>> alSicuro = new HashMap<>();

    Invarianti(Mondo mondo) {
        this.mondo = mondo;
        this.credito = new Credito(mondo);
        this.emergenze = new Emergenze(mondo);
        this.catene = new Catene(mondo);
        this.ordine = new AltroOrdine(mondo);
        this.termini = new Termini(mondo);
    }

    /// Cheap: after every step, of who took it and of the centre; where nothing was committed since the same was
    /// looked at last, it is not looked at again.
    void adOgniPasso(Nodo nodo) {
        guarda(nodo);
        if (nodo != mondo.centro) {
            guarda(mondo.centro);
        }
        if (nodo instanceof NodoFiliale filiale && filiale.acceso && mondo.centro.acceso && filiale.sicura()) {
            boolean here = nuovo(filiale, filiale);
            boolean there = nuovo(filiale, mondo.centro);
            if ((here || there) && !mondo.centro.devePrimaRisentire(filiale)) {
                verifica("INV-7");
                riscontrato(filiale);
                custodia(filiale);
            }
        }
    }

    private void guarda(Nodo nodo) {
        if (!nodo.acceso || !nuovo(this, nodo)) {
            return;
        }
        verifica("INV-6", "INV-9", "INV-12", "INV-13", "INV-15");
        Credito.riscosso(nodo);
        concordi(nodo);
        unCertificatoPerPratica(nodo);
        if (!(nodo instanceof NodoFiliale filiale) || filiale.sicura()) {
            emessiPerSempre(nodo);
        }
        legalizzatiDaAltri(nodo);
        if (nodo.acceso && !(nodo instanceof NodoFiliale filiale && !filiale.sicura())) {
            verifica("INV-8");
            Epoche.rispettate(nodo);
            restano(nodo);
        }
        if (nodo == mondo.centro) {
            verifica("INV-1");
            assegnatiUnaVolta();
            transazioniIntere();
            credito.coperto();
        }
        if (nodo instanceof NodoFiliale filiale && filiale.sicura()) {
            verifica("INV-1", "INV-11");
            numeriUnaVolta(filiale);
            emergenze.comunicate(filiale);
            credito.speso(filiale);
            if (!filiale.inQuarantena()) { // until it is back it may lack what its own facts stand on
                verifica("INV-2");
                formulari(filiale);
            }
        }
    }

    private void verifica(String... invarianti) {
        for (String invariante : invarianti) {
            mondo.conto.uno("verifica " + invariante);
        }
    }

    /// Whether a node's database changed since the same was asked last for the same purpose.
    private boolean nuovo(Object perChi, Nodo nodo) {
        Occhio.Stand now = nodo.occhio().stand();
        return !now.equals(visti.put(List.of(perChi, nodo), now));
    }

    /// INV-6: at equal heads branch and centre have come to the same.
    private static void concordi(Nodo nodo) {
        for (String pratica : nodo.occhio().righe("select * from discordanza")) {
            throw new Violazione("INV-6", nodo + " and the other end do not tell alike: " + pratica);
        }
    }

    /// Now and then, of one node.
    void ogniTanto(Nodo nodo) {
        if (nodo.acceso) {
            alSicuro.clear();
            verifica("INV-5");
            Catene.sane(nodo);
            rifatto(nodo);
            altroOrdine(nodo);
            catene.contraffatte(nodo);
            termini.rispettati(nodo);
        }
    }

    void dopoUnaCaduta(Nodo nodo) {
        confermatoResta(nodo);
        verifica("INV-5");
        Catene.sane(nodo);
        rifatto(nodo);
        altroOrdine(nodo);
    }

    private void altroOrdine(Nodo nodo) {
        if (nodo == mondo.centro && nuovo(ordine, nodo)) {
            ordine.prosegue();
        }
    }

    private void confermatoResta(Nodo nodo) {
        verifica("INV-3");
        if (nodo instanceof NodoFiliale filiale && filiale.sicura()) {
            Soundness found = nodo.journal().verify(filiale.vita(), filiale.confermato);
            Violazione.se(
                    found instanceof Soundness.Broken,
                    "INV-3",
                    filiale + " had confirmed " + filiale.confermato + ", after the crash " + found);
            emergenze.conRicevuta(filiale);
        }
        fileConservati(nodo);
    }

    /// INV-3: the files that its own facts name.
    void fileConservati(Nodo nodo) {
        if (nodo == mondo.centro) {
            fileConservati(nodo, "da_inviare = 0");
        } else if (nodo instanceof NodoFiliale filiale && !filiale.copiata && !filiale.ripristinata) {
            fileConservati(filiale, "da_inviare = 1 and sede = '" + filiale.sede + "'");
        }
    }

    /// INV-1: a number means one pratica and one document, wherever it is seen.
    private void numeriUnaVolta(NodoFiliale filiale) {
        for (String row : filiale.occhio().righe("select numero, sede from numero where stato = 'LIBERO'")) {
            String before = assegnati.putIfAbsent(row.substring(0, row.indexOf('|')), row);
            Violazione.se(
                    before != null && !before.equals(row),
                    "INV-1",
                    "a number is leased to two branches: " + before + " and " + row);
        }
        for (String row : filiale.occhio()
                .righe("select numero, pratica, documento from numero where stato not in ('LIBERO', 'SOSPESO')")) {
            String numero = row.substring(0, row.indexOf('|'));
            String before = usati.putIfAbsent(numero, filiale.sede + "|" + row);
            Violazione.se(
                    before != null && !before.equals(filiale.sede + "|" + row) && !mondo.carta.incerto(numero),
                    "INV-1",
                    "a number is used twice: " + before + " and " + filiale.sede + "|" + row);
        }
    }

    /// INV-1: no number is leased to two branches.
    private void assegnatiUnaVolta() {
        for (String row : mondo.centro
                .occhio()
                .righe("select numero, min(sede), max(sede) from numero group by numero having count(*) > 1")) {
            throw new Violazione("INV-1", "a number is leased twice: " + row);
        }
    }

    /// INV-2: blanks that went through the printer are no longer in stock, and no blank is lost.
    private void formulari(NodoFiliale filiale) {
        Set<String> usati =
                new HashSet<>(filiale.occhio().righe("select seriale from formulario where stato <> 'GIACENZA'"));
        for (String seriale : mondo.carta.consumati(filiale)) {
            Violazione.se(
                    !usati.contains(seriale),
                    "INV-2",
                    "the blank " + seriale + " is on paper at " + filiale + " and in stock, or nowhere, in the ledger");
        }
        for (String row : filiale.occhio()
                .righe(
                        "select seriale, lavoro, foglio from formulario f where stato = 'IMPEGNATO' and exists"
                                + " (select 1 from lavoro where lavoro = f.lavoro) and not exists"
                                + " (select 1 from foglio where lavoro = f.lavoro and numero = f.foglio and seriale = f.seriale)")) {
            throw new Violazione("INV-2", "a blank is reserved for a sheet that has another: " + row);
        }
    }

    /// INV-15: at most one valid certificate per pratica, or a card says so.
    private void unCertificatoPerPratica(Nodo nodo) {
        for (String row : nodo.occhio()
                .righe(
                        "select pratica from numero n where stato = 'EMESSO' group by pratica having count(*) > 1 and not"
                                + " exists (select 1 from carta where carta.pratica = 'certificati:' || n.pratica)")) {
            throw new Violazione("INV-15", nodo + ": two valid certificates of " + row);
        }
    }

    /// INV-12: nobody legalises his own signature.
    private static void legalizzatiDaAltri(Nodo nodo) {
        for (String row : nodo.occhio()
                .righe("select numero, funzionario from visto where"
                        + " lower(json_extract(legalizzazione, '$.funzionario.login')) = lower(funzionario)")) {
            throw new Violazione("INV-12", nodo + ": legalised by who had signed: " + row);
        }
    }

    /// INV-9: what was issued stays as it was issued.
    private void emessiPerSempre(Nodo nodo) {
        for (String row : nodo.occhio()
                .righe("select numero, pratica, documento, codice, emesso_ms from numero where stato in ('EMESSO',"
                        + " 'ANNULLATO')")) {
            String numero = row.substring(0, row.indexOf('|'));
            String before = emessi.putIfAbsent(numero, row);
            Violazione.se(
                    before != null
                            && !before.equals(row)
                            && !mondo.carta.incerto(numero)
                            && !diNuovo(nodo, before, row),
                    "INV-9",
                    nodo + " shows " + row + ", issued was " + before);
        }
    }

    /// What a node shows as issued, in one life of its own between two times that it was put back.
    private record Mostrati(int rimessi, String vita, Set<String> numeri) {}

    /// INV-9: what a node showed as issued it goes on showing, issued or annulled.
    private void restano(Nodo nodo) {
        String vita = nodo instanceof NodoFiliale filiale ? filiale.vita().toString() : "";
        Set<String> ora =
                new HashSet<>(nodo.occhio().righe("select numero from numero where stato in ('EMESSO', 'ANNULLATO')"));
        Mostrati prima = mostrati.put(nodo, new Mostrati(nodo.rimessi, vita, ora));
        if (prima != null && prima.rimessi == nodo.rimessi && prima.vita.equals(vita)) {
            for (String numero : prima.numeri) {
                Violazione.se(!ora.contains(numero), "INV-9", nodo + " shows " + numero + " no more");
            }
        }
    }

    /// The act that issued it was known to one disk only, which came back from an old copy: it is
    /// evidence with a card, and the person who holds the sheet has answered once more. The
    /// certificate is the same.
    private static boolean diNuovo(Nodo nodo, String before, String row) {
        String numero = row.substring(0, row.indexOf('|'));
        return before.substring(0, before.lastIndexOf('|')).equals(row.substring(0, row.lastIndexOf('|')))
                && nodo.occhio()
                                .numero(
                                        "select count(*) from carta where tipo = 'PROVA' and pratica = ?",
                                        "prova:numero:" + numero)
                        > 0;
    }

    /// INV-3 and INV-7 of facts: what the branch holds acknowledged is at the centre, the same and on disk.
    private void riscontrato(NodoFiliale filiale) {
        Head receipt = filiale.acknowledged();
        Optional<Hash> there = receipt.seq() == 0
                ? Optional.of(Hash.ZERO)
                : mondo.centro.journal().find(filiale.vita(), receipt.seq()).map(Entry::hash);
        Violazione.se(
                !there.equals(Optional.of(receipt.hash())),
                "INV-7",
                filiale + " holds a receipt for " + receipt + ", the centre holds " + there);
    }

    /// INV-6: the facts of one transaction are never parted.
    private void transazioniIntere() {
        for (String row : mondo.centro
                .occhio()
                .righe("select stream.sede, stream.name, head_seq, tx_first, tx_size from stream join journal on"
                        + " journal.sede = stream.sede and journal.stream = stream.name and seq = head_seq where seq <>"
                        + " tx_first + tx_size - 1")) {
            throw new Violazione("INV-6", "a transaction is parted at the centre: " + row);
        }
    }

    /// INV-7: a file that the branch holds settled is whole at the centre.
    private void custodia(NodoFiliale filiale) {
        Set<String> safe = alSicuro.computeIfAbsent(filiale, _ -> new HashSet<>());
        if (!Integer.valueOf(mondo.centro.cadute).equals(custoditi.put(filiale, mondo.centro.cadute))) {
            safe.clear(); // only a crash takes a file away
        }
        for (String sha : filiale.occhio()
                .righe("select distinct a.sha256 from file_scambiato s join file_annunciato a on a.sha256 = s.sha256"
                        + " where a.da_inviare = 1")) {
            Violazione.se(
                    safe.add(sha) && !mondo.centro.archivio().has(new Hash(sha)),
                    "INV-7",
                    filiale + " believes the file " + sha + " at the centre, where it is not");
        }
    }

    /// INV-3: what a fact of ours names is on our disk, whole.
    private static void fileConservati(Nodo nodo, String natiQui) {
        for (String sha : nodo.occhio().righe("select distinct sha256 from file_annunciato where " + natiQui)) {
            intero(nodo, new Hash(sha));
        }
    }

    private static void intero(Nodo nodo, Hash file) {
        try (InputStream in = nodo.archivio().open(file, 0)) {
            Violazione.se(!Hash.of(in.readAllBytes()).equals(file), "INV-3", nodo + " holds other bytes under " + file);
        } catch (IOException e) {
            throw new Violazione("INV-3", nodo + " has lost the file " + file + " that a fact names");
        }
    }

    /// INV-4: what is rebuilt from the journal is what was there.
    private void rifatto(Nodo nodo) {
        if (nuovo("INV-4", nodo)) {
            verifica("INV-4");
            nodo.journal().thaw(); // as at every start
            Violazione.seDiversi(
                    "INV-4",
                    nodo + " told again",
                    Tabelle.stato(nodo.occhio(), false),
                    Tabelle.stato(nodo.ombra(), false));
        }
    }

    /// INV-4 by the product's own hand.
    private void rifattoDaSe(Nodo nodo) {
        verifica("INV-4");
        List<String> before = Tabelle.stato(nodo.occhio(), false);
        nodo.journal().rebuild();
        Violazione.seDiversi("INV-4", nodo + " rebuilt", before, Tabelle.stato(nodo.occhio(), false));
    }

    /// Whether nothing waits any more between a branch and the centre.
    boolean tuttoArrivato(NodoFiliale filiale) {
        LinkState state = filiale.processo().collegamento().stato();
        return state.collegato()
                && state.waiting().entries() == 0
                && state.waiting().files() == 0
                && state.setAside().isEmpty()
                && filiale.journal().read(rows -> mancanti(filiale, rows)).allMatch(file -> perduto(file.sha256()))
                && filiale.journal()
                        .feedHead(filiale.sede.code())
                        .equals(mondo.centro.journal().feedHead(filiale.sede.code()));
    }

    /// Files that are to come down: of others, and its own that only another box had.
    private static Stream<Scambio.Annunciato> mancanti(NodoFiliale filiale, Reading rows) {
        return Stream.concat(
                filiale.scambio.daRicevere(rows, filiale.sede, DA_RICEVERE).stream(),
                filiale.scambio.daInviare(rows, filiale.sede, DA_RICEVERE).stream());
    }

    /// It went down with the disk of the box where it was born, before it had left: nobody has it.
    private boolean perduto(Hash file) {
        return mondo.nodi().stream().noneMatch(nodo -> nodo.archivio().has(file))
                && mondo.tutte().stream()
                        .anyMatch(one -> (one.ripristinata || mondo.distrutte.contains(one))
                                && mondo.centro
                                                .occhio()
                                                .numero(
                                                        "select count(*) from file_annunciato where da_inviare = 1"
                                                                + " and sede = ? and sha256 = ?",
                                                        one.sede.code(),
                                                        file.hex())
                                        > 0);
    }

    /// Nothing waits any more, and whoever was found out to be a copy has a new incarnation; of two boxes that were
    /// one, the other has got it.
    boolean finito(NodoFiliale filiale) {
        return filiale.inQuarantena()
                ? filiale.doppia
                        && mondo.filiali.stream()
                                .anyMatch(other -> other != filiale
                                        && other.sede.equals(filiale.sede)
                                        && other.acceso
                                        && !other.inQuarantena())
                : tuttoArrivato(filiale);
    }

    /// Everything arrived: the dear checks of all, and both sides say the same.
    void allaFine() {
        for (Nodo nodo : mondo.nodi()) {
            adOgniPasso(nodo);
            confermatoResta(nodo);
            rifatto(nodo);
            verifica("INV-5");
            Catene.sane(nodo);
            termini.rispettati(nodo);
        }
        rifattoDaSe(mondo.caso.uno(mondo.nodi()));
        mondo.sedi.forEach(this::contati);
        for (NodoFiliale filiale : mondo.filiali) {
            if (!filiale.sicura()) {
                continue;
            }
            boolean intera = !filiale.ripristinata && !filiale.copiata;
            for (String sha : filiale.occhio()
                    .righe(
                            "select distinct sha256 from file_annunciato f where sede = ? or not exists (select 1 from"
                                    + " scheda where numero = f.pratica and scheda.sede <> ?)",
                            filiale.sede.code(),
                            filiale.sede.code())) {
                if (perduto(new Hash(sha))
                        || !intera && !mondo.centro.archivio().has(new Hash(sha))) {
                    continue; // it went down with the disk, before it had left
                }
                intero(filiale, new Hash(sha));
                intero(mondo.centro, new Hash(sha));
            }
            for (String sha : filiale.occhio().righe("select distinct documento from numero where stato = 'EMESSO'")) {
                if (perduto(new Hash(sha))
                        || !intera && !mondo.centro.archivio().has(new Hash(sha))) {
                    continue;
                }
                intero(mondo.centro, new Hash(sha));
            }
            stessaVista(filiale);
            emergenze.tutteProtocollate(filiale);
        }
        ordine.daCapo();
        emessiInCentrale();
    }

    /// INV-9: in the end the centre has each certificate that somebody may hold.
    private void emessiInCentrale() {
        Set<String> there = new HashSet<>(mondo.centro
                .occhio()
                .righe("select numero from numero where stato in ('EMESSO', 'ANNULLATO') union select"
                        + " substr(pratica, 14) from carta where tipo = 'PROVA' and pratica like 'prova:numero:%'"));
        for (String numero : emessi.keySet()) {
            Violazione.se(
                    !there.contains(numero) && !mondo.carta.incerto(numero),
                    "INV-9",
                    "the centre knows nothing of " + numero + ", issued was " + emessi.get(numero));
        }
    }

    /// INV-1: each number of each block has its place, and of a box that is no more its end.
    private void contati(Sede sede) {
        for (Conto conto : mondo.centro.processo().dispersione().conti(sede)) {
            boolean vive = mondo.filiali.stream().anyMatch(filiale -> filiale.sede.equals(sede));
            Violazione.se(
                    mondo.fidato && conto.senzaConto() > 0 || !conto.torna() || !vive && !conto.chiuso(),
                    "INV-1",
                    "numbers are not accounted for: " + conto);
        }
    }

    /// INV-6: of a branch's things the centre shows what the branch shows.
    private void stessaVista(NodoFiliale filiale) {
        for (String table : List.of(
                "numero",
                "formulario",
                "lavoro",
                "foglio",
                "consegna",
                "vincolo",
                "addebito",
                "visto",
                "emergenza",
                "annullamento")) {
            String sql = "select * from " + table + " where sede = ?";
            comeLaFiliale(filiale, table, sql);
        }
        // an account goes on where its pratica went; of leases that others hold it is not told
        String conti = "select pratica, prenotati_cent, riscossi_cent, liberati_cent, rimborsati_cent, dovuti_cent,"
                + " cassa_cent, diritto.voci from diritto join scheda on numero = pratica where scheda.sede = ?"
                + " order by pratica";
        comeLaFiliale(filiale, "diritto", conti);
        // of a pratica that passed on its former owner is told no more
        String rettifiche =
                "select rettifica.* from rettifica join scheda on numero = pratica where scheda.sede = ? and"
                        + " rettifica.sede = scheda.sede order by pratica";
        comeLaFiliale(filiale, "rettifica", rettifiche);
        String aperture = "select apertura.sede, pratica, apertura.presentazione, case when scheda.sede = apertura.sede"
                + " then correlata end from apertura join scheda on numero = pratica where apertura.sede = ?";
        comeLaFiliale(filiale, "apertura", aperture);
        String schede = "select numero, stato, versione, certificato, seriali, opzioni, presentazione, rilievi,"
                + " motivo from scheda join scheda_presentazione using (numero) where scheda.sede = ? order by numero";
        comeLaFiliale(filiale, "schede", schede);
    }

    private void comeLaFiliale(NodoFiliale filiale, String what, String sql) {
        Violazione.seDiversi(
                "INV-6",
                "the centre's " + what + " of " + filiale,
                filiale.occhio().righe(sql, filiale.sede.code()).stream()
                        .sorted()
                        .toList(),
                mondo.centro.occhio().righe(sql, filiale.sede.code()).stream()
                        .sorted()
                        .toList());
    }

    @Override
    public void close() {
        ordine.close();
    }
}
