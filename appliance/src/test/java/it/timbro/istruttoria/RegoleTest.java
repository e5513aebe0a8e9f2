package it.timbro.istruttoria;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.base.Sede;
import it.timbro.politica.Frasi;
import it.timbro.politica.Politica;
import it.timbro.pratica.Casella;
import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.DellaPratica.Spunte;
import it.timbro.pratica.DellaSpedizione.Posizione;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.Modello.Dichiarazioni;
import it.timbro.pratica.Modello.Fattura;
import it.timbro.pratica.Modello.OrigineMerce;
import it.timbro.pratica.Modello.Pagina;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoPratica;
import it.timbro.sync.protocol.Hash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the program finds in a file before a person does, and what it leaves to a person.
class RegoleTest {
    private static final LocalDate OGGI = LocalDate.of(2026, 11, 23);
    private static final Politica.Termini TERMINI = new Politica.Termini(2, 30, true, 6, false);

    private static CertificatoOrigine buono() {
        return Prove.certificato("Pompe Liguri S.r.l.", "KANTO MACHINERY K.K.\nTOKYO\nGIAPPONE");
    }

    /// The certificate with one box written otherwise.
    private static CertificatoOrigine con(String casella, String testo) {
        CertificatoOrigine co = buono();
        String box = testo.replace("\\n", "\n");
        return new CertificatoOrigine(
                co.impresa(),
                casella.equals("1") ? box : co.speditore(),
                casella.equals("2") ? box : co.destinatario(),
                co.paesiDestinazione(),
                casella.equals("3") ? List.of(box) : co.paesiOrigine(),
                casella.equals("fatturato") ? box : co.fatturatoTotale(),
                casella.equals("4") ? box : co.trasporto(),
                casella.equals("5") ? box : "Fattura 2026/0147",
                List.of(new Pagina(
                        casella.equals("6") ? box : "1  12 colli\nPompe idrauliche",
                        casella.equals("7") ? box : "520 kg lordi")),
                co.dichiarazioni(),
                co.fatture());
    }

    private static Fascicolo fascicolo(Modello modello, Opzioni opzioni, String note, String... tipi) {
        PraticaPresentata p = Prove.presentata(new NumeroPratica("M26B23A0001"), modello, opzioni);
        List<Allegato> allegati = Arrays.stream(tipi)
                .map(tipo -> new Allegato(Hash.ZERO, tipo + ".pdf", tipo, "", 1))
                .toList();
        PraticaPresentata presentata = new PraticaPresentata(
                p.numero(),
                p.utente(),
                modello.tipo(),
                modello,
                p.modelloFirmato(),
                allegati,
                opzioni,
                p.firma(),
                note);
        Scheda scheda = new Scheda(
                new Sede("GE1"),
                p.numero(),
                Stato.ASSEGNATA,
                1,
                3,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                0,
                0,
                opzioni,
                presentata,
                List.of(),
                null,
                Optional.empty(),
                0,
                0);
        return Fascicolo.di(scheda, opzioni, TERMINI, OGGI, List.of());
    }

    private static Fascicolo ordinario(CertificatoOrigine co) {
        return fascicolo(co, Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0), "", "FAE", "PAC");
    }

    private static List<String> appunti(CertificatoOrigine co) {
        return Rilettura.rileggi(ordinario(co)).stream()
                .map(appunto -> appunto.codice() + "@" + appunto.casella())
                .toList();
    }

    @Test
    void anOrdinaryCertificateIsWithoutRemarks() {
        assertThat(appunti(con("", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5         | Goods MADE IN Italy. Fattura 2026/0147            | MADE_IN@5
            6         | Pompe, 100%  Italiàno                             | SOLO_ITALIANO@6
            5         | We hereby certify that 2026/0147 is true          | SI_CERTIFICA@5
            5         | 2026/0147. Goods not of Israeli origin            | DISCRIMINA@5
            6         | Pompe a 120 EUR l'una                             | PREZZI_DOPO@6
            6         | Pompe, EUR 120,00                                 | PREZZI_PRIMA@6
            6         | Pompe, 8413.70.21                                 | DOGANALE@6
            6         | Pompe, HS code 8413                               | CODICE_TARIFFA@6
            2         | KANTO K.K.\\nTOKYO\\nJP                           | SIGLA@2
            2         | ACME INC.\\nBOSTON\\nU.S.A.                       | SIGLA@2
            2         | KANTO K.K.\\nTOKYO                                | SENZA_PAESE@2
            2         | ROSSI S.P.A.\\nMILANO\\nITALIA                    | DESTINO_ITALIA@2
            2         | ACME PTY\\nSYDNEY\\nAUSTRALIA                     | DESTINAZIONE@2
            2         |                                                   | DESTINATARIO@2
            3         | ITALIA                                            | UNIONE@3
            3         | UNIONE EUROPEA - PADANIA                          | ORIGINE@3
            3         | EUROPEAN UNION - ITALY                            | LINGUE@3
            fatturato | da definire                                       | FATTURATO@5
            5         | Ordine 12                                         | FATTURA_5@5
            5         | Fattura 2026/0147 proforma                        | PROFORMA_NO@5
            7         | molte                                             | PESO@7
            """)
    void whatIsWrongIsSaidBesideItsBox(String casella, String testo, String atteso) {
        assertThat(appunti(con(casella, testo == null ? "" : testo))).contains(atteso);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6         | Macine per caffè, ordine del 20/11/2026           | MADE_IN@6
            6         | Lotto 2026.11 di pompe                            | DOGANALE@6
            2         | KANTO K.K.\\nTOKYO\\nJAPAN                        | SENZA_PAESE@2
            2         | LAE LTD\\nPORT MORESBY\\nPAPUA NEW GUINEA         | SENZA_PAESE@2
            3         | Unione Europea - Italia, Unione Europea - Francia | ORIGINE@3
            7         | 12 pz                                             | PESO@7
            7         | kg 3840                                           | PESO@7
            """)
    void whatOnlyLooksLikeItIsNot(String casella, String testo, String nonAtteso) {
        assertThat(appunti(con(casella, testo))).doesNotContain(nonAtteso);
    }

    @Test
    void aSheetWithGoodsAndNoQuantityIsNamed() {
        CertificatoOrigine co = con("", "");
        CertificatoOrigine due = new CertificatoOrigine(
                co.impresa(),
                co.speditore(),
                co.destinatario(),
                co.paesiDestinazione(),
                co.paesiOrigine(),
                co.fatturatoTotale(),
                co.trasporto(),
                co.osservazioni(),
                List.of(co.pagine().getFirst(), new Pagina("Valvole", " ")),
                co.dichiarazioni(),
                co.fatture());
        assertThat(Rilettura.rileggi(ordinario(due)))
                .extracting(Rilettura.Appunto::testo)
                .containsExactly("Mancano le quantità del foglio 2.");
    }

    private static List<String> codici(Fascicolo fascicolo) {
        return ListaDiControllo.punti(fascicolo).stream()
                .map(ListaDiControllo.Punto::codice)
                .toList();
    }

    private static List<String> mancano(Fascicolo fascicolo, String... viste) {
        return ListaDiControllo.mancano(fascicolo, new Spunte(List.of(viste), List.of())).stream()
                .map(ListaDiControllo.Punto::codice)
                .toList();
    }

    private static CertificatoOrigine di(UnaryOperator<Dichiarazioni> dichiarazioni, List<Fattura> fatture) {
        CertificatoOrigine co = con("", "");
        return new CertificatoOrigine(
                co.impresa(),
                co.speditore(),
                co.destinatario(),
                co.paesiDestinazione(),
                co.paesiOrigine(),
                co.fatturatoTotale(),
                co.trasporto(),
                co.osservazioni(),
                co.pagine(),
                dichiarazioni.apply(co.dichiarazioni()),
                fatture);
    }

    @Test
    void anOrdinaryPraticaIsApprovedWithoutATick() {
        assertThat(codici(ordinario(con("", "")))).containsExactly("FATTURA", "GIACENZA", "PACKING");
        assertThat(mancano(ordinario(con("", "")))).isEmpty();
    }

    @Test
    void withoutTheInvoiceNothingIsApprovedUntilAPersonHasSeenIt() {
        Fascicolo senza = fascicolo(con("", ""), Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0), "");
        assertThat(mancano(senza)).containsExactly("FATTURA");
        assertThat(mancano(senza, "FATTURA")).isEmpty();
    }

    @Test
    void foreignGoodsNeedTheirProof() {
        CertificatoOrigine estera = di(
                d -> new Dichiarazioni(OrigineMerce.OREST, "", "", "", "", "", "", "CINA", "bolla"), buono().fatture());
        Opzioni opzioni = Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0);
        assertThat(mancano(fascicolo(estera, opzioni, "", "FAE"))).containsExactly("ESTERA");
        assertThat(mancano(fascicolo(estera, opzioni, "", "FAE", "BOL"))).isEmpty();
        assertThat(mancano(fascicolo(con("3", "CINA"), opzioni, "", "FAE"))).containsExactly("ESTERA");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 | Fattura 2026/0147, L/C n. 88 Banca Prova      | CREDITO
            5 | Fattura 2026/0147 proforma                    | PROFORMA
            5 | 2026/0147 issued retrospectively              | POSTERIORI
            5 | 2026/0147 goods in transit                    | TRANSITO
            1 | Pompe S.r.l.\\nper conto di Valvole S.p.A.    | DELEGA
            """)
    void eachCircumstanceAsksItsOwnQuestion(String casella, String testo, String atteso) {
        assertThat(codici(ordinario(con(casella, testo)))).contains(atteso);
        assertThat(codici(ordinario(con("", "")))).doesNotContain(atteso);
    }

    @Test
    void severalInvoicesAndAnOldOneAreCircumstancesToo() {
        List<Fattura> fatture = new ArrayList<>(buono().fatture());
        fatture.add(new Fattura("2026/0099", OGGI.minusDays(31)));
        assertThat(codici(ordinario(di(d -> d, fatture)))).contains("FATTURE", "POSTERIORI");
        assertThat(codici(ordinario(di(d -> d, List.of(new Fattura("1", OGGI.minusDays(30)))))))
                .doesNotContain("FATTURE", "POSTERIORI");
    }

    @Test
    void aCertificateForTheSameGoodsElsewhereIsComparedByAPerson() {
        Fascicolo solo = ordinario(con("", ""));
        Spedizioni.Altra altra = new Spedizioni.Altra(
                new NumeroPratica("M26B23A0009"),
                new Sede("GE2"),
                Posizione.CERTIFICATA,
                Optional.of(new NumeroCertificato("C26GE0000009")),
                "2026/0147",
                false,
                0);
        Fascicolo doppio = new Fascicolo(
                solo.sede(),
                solo.modello(),
                solo.note(),
                solo.allegati(),
                solo.opzioni(),
                TERMINI,
                OGGI,
                List.of(altra),
                Optional.empty());
        assertThat(mancano(doppio)).containsExactly("DUPLICATA");
        assertThat(mancano(doppio, "DUPLICATA")).isEmpty();
    }

    @Test
    void issuedRetrospectivelyAsksForItsPapersAndTheOfficeWritesTheWordsItself() {
        Opzioni opzioni = Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0);
        assertThat(codici(fascicolo(con("", ""), Prove.aPosteriori(opzioni), "", "FAE")))
                .contains("POSTERIORI");
        assertThat(codici(fascicolo(con("", ""), opzioni, "Si chiede il rilascio a posteriori", "FAE")))
                .contains("POSTERIORI");
        List<Fattura> vecchia = List.of(new Fattura("2026/0147", OGGI.minusDays(60)));
        CertificatoOrigine co = di(d -> d, vecchia);
        assertThat(codiciDegliAppunti(fascicolo(co, opzioni, "", "FAE"))).contains("A_POSTERIORI");
        assertThat(codiciDegliAppunti(fascicolo(co, Prove.aPosteriori(opzioni), "", "FAE")))
                .doesNotContain("A_POSTERIORI");
    }

    /// S-109: the ministerial instructions ask another paragraph of each kind of operator.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, '', -",
                "-, 'Dichiarazione di operatore certificato', -",
                "CERTIFICATO, '', CERTIFICATO",
                "CERTIFICATO, 'Il sottoscritto, operatore certificato n. 12, dichiara', -",
                "CERTIFICATO, 'Quale operatore NON certificato dichiara', CERTIFICATO",
                "NON_CERTIFICATO, 'Quale operatore non certificato dichiara', -",
                "NON_CERTIFICATO, 'Quale operatore certificato dichiara', NONCERTIF",
            })
    void theParagraphOfTheDeclarationDependsOnTheKindOfOperator(
            @Nullable Qualifica qualifica, String dichiarazione, @Nullable String manca) {
        CertificatoOrigine co = di(
                d -> new Dichiarazioni(
                        d.origine(),
                        dichiarazione,
                        d.paeseComunitario(),
                        d.modalitaProduzione(),
                        d.aziendaProduttrice(),
                        d.modificheSubite(),
                        d.aziendaModifiche(),
                        d.paeseExtraComunitario(),
                        d.documentazioneAllegata()),
                con("", "").fatture());
        Fascicolo fascicolo = fascicolo(co, Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0), "", "FAE")
                .con(Optional.ofNullable(qualifica));
        assertThat(mancano(fascicolo)).isEqualTo(Stream.ofNullable(manca).toList());
    }

    /// S-123: the scan of the form is compared by hand, and for white paper there is none.
    @Test
    void onAFormularioOfItsOwnSomebodyComparesTheScanAndOnWhitePaperNobodyIsAsked() {
        Opzioni.Consegna azienda = Opzioni.Consegna.STAMPA_AZIENDA;
        assertThat(mancano(fascicolo(con("", ""), Prove.opzioni(Opzioni.Supporto.FORMULARIO, 0, azienda), "", "FAE")))
                .containsExactly("FORMULARIO");
        assertThat(codici(fascicolo(con("", ""), Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0, azienda), "", "FAE")))
                .doesNotContain("FORMULARIO");
        assertThat(codici(fascicolo(con("", ""), Prove.opzioni(Opzioni.Supporto.FORMULARIO, 0), "", "FAE")))
                .doesNotContain("FORMULARIO");
    }

    private static List<String> codiciDegliAppunti(Fascicolo fascicolo) {
        return Rilettura.rileggi(fascicolo).stream()
                .map(Rilettura.Appunto::codice)
                .toList();
    }

    @Test
    void proformaIsComparedWithTheWordsAndWithTheFiles() {
        Opzioni senza = Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0);
        Opzioni proforma = new Opzioni(
                0, senza.supporto(), senza.consegna(), senza.pagamento(), false, true, "Genova", null, List.of());
        assertThat(codiciDegliAppunti(fascicolo(con("", ""), senza, "", "FAE", "fattura-pro_forma")))
                .contains("PROFORMA_NO")
                .doesNotContain("PROFORMA_SOLA");
        assertThat(codiciDegliAppunti(fascicolo(con("", ""), proforma, "", "FAE")))
                .contains("PROFORMA_SOLA");
        assertThat(codiciDegliAppunti(fascicolo(con("", ""), proforma, "", "FAE", "Proforma 12")))
                .doesNotContain("PROFORMA_SOLA", "PROFORMA_NO");
    }

    @Test
    void anAmountThatIsNoneIsShownToThePerson() {
        assertThat(appunti(con("fatturato", "circa 12000"))).containsExactly("IMPORTO@5");
        assertThat(appunti(con("fatturato", "€ 12.000"))).isEmpty();
    }

    @Test
    void retrospectiveIssueHasALastMonthAndThenNeedsAWord() {
        Opzioni opzioni = Prove.opzioni(Opzioni.Supporto.FOGLIO_BIANCO, 0);
        CertificatoOrigine co = con("", "");
        CertificatoOrigine vecchia = Prove.conFattura(
                co, new Fattura("2026/0147", OGGI.minusMonths(6).minusDays(1)));
        assertThat(mancano(fascicolo(vecchia, opzioni, "", "FAE"))).containsExactly("TARDI");
        assertThat(mancano(fascicolo(co, Prove.aPosteriori(opzioni), "", "FAE")))
                .isEmpty();
    }

    @Test
    void whereTheGoodsAreIsDemandedWhereThePolicyWantsIt() {
        Opzioni senza = new Opzioni(0, Opzioni.Supporto.FOGLIO_BIANCO, null, null, false, false, "", null, List.of());
        Fascicolo libero = fascicolo(con("", ""), senza, "", "FAE");
        assertThat(mancano(libero)).isEmpty();
        Fascicolo severo = new Fascicolo(
                libero.sede(),
                libero.modello(),
                "",
                libero.allegati(),
                senza,
                new Politica.Termini(2, 30, true, 6, true),
                OGGI,
                List.of(),
                Optional.empty());
        assertThat(mancano(severo)).containsExactly("GIACENZA");
    }

    @Test
    void aRequestOfVistiWithoutAnyDocumentIsNotApproved() {
        Modello visti = new Modello.Visti(buono().impresa(), "Pompe Liguri S.r.l.", "un visto");
        assertThat(mancano(fascicolo(visti, Opzioni.NESSUNA, ""))).containsExactly("MODULO");
        assertThat(mancano(fascicolo(visti, Opzioni.NESSUNA, "", "CER"))).isEmpty();
    }

    @Test
    void theOtherKindsOfPraticaHaveTheirOwnList() {
        Modello visti = new Modello.Visti(buono().impresa(), "Pompe Liguri S.r.l.", "un visto");
        assertThat(codici(fascicolo(visti, Opzioni.NESSUNA, "", "FAT"))).containsExactly("MODULO");
        assertThat(Rilettura.rileggi(fascicolo(visti, Opzioni.NESSUNA, "", "FAT")))
                .isEmpty();
    }

    @Test
    void howAnInvoiceIsPunctuatedDoesNotMakeAnotherConsignment() {
        LocalDate giorno = LocalDate.of(2026, 11, 20);
        Hash una = Spedizione.impronta(new Fattura("Inv. 0123/26", giorno), "Kanto  Machinery K.K.\nTokyo");
        assertThat(Spedizione.impronta(new Fattura("123-26", giorno), "KANTO MACHINERY K.K.\nOsaka"))
                .isEqualTo(una);
        assertThat(Stream.of(
                        Spedizione.impronta(new Fattura("1232/6", giorno), "KANTO MACHINERY K.K."),
                        Spedizione.impronta(new Fattura("123-26", giorno.plusDays(1)), "KANTO MACHINERY K.K."),
                        Spedizione.impronta(new Fattura("123-26", giorno), "KANTO TRADING K.K.")))
                .doesNotContain(una);
    }

    @Test
    void aRuleOfOneChamberOrALaterOneTakesThePlaceOfTheGeneral() {
        Tabella tabella = new Tabella(List.of(
                new Tabella.Riga("A", "*", LocalDate.of(2019, 1, 1), List.of("tutte")),
                new Tabella.Riga("A", "*", LocalDate.of(2027, 1, 1), List.of("poi")),
                new Tabella.Riga("A", "GE", LocalDate.of(2020, 1, 1), List.of("Genova"))));
        assertThat(voci(tabella, "BG", 2026)).containsExactly("tutte");
        assertThat(voci(tabella, "BG", 2027)).containsExactly("poi");
        assertThat(voci(tabella, "GE", 2027)).containsExactly("Genova");
        assertThat(voci(tabella, "GE", 2018)).isEmpty();
    }

    private static List<String> voci(Tabella tabella, String camera, int anno) {
        return tabella.valide(new Sede(camera), LocalDate.of(anno, 6, 1)).stream()
                .map(riga -> riga.voce(0))
                .toList();
    }

    @Test
    void aPromiseSpeaksOfTheDayAsPeopleDo() {
        Promessa promessa = new Promessa(LocalDate.of(2026, 11, 24));
        assertThat(promessa.parola(OGGI)).isEqualTo("entro domani");
        assertThat(promessa.parola(OGGI.plusDays(1))).isEqualTo("entro oggi");
        assertThat(promessa.parola(OGGI.minusDays(3))).isEqualTo("entro mar 24 nov");
        assertThat(promessa.parola(OGGI.plusDays(3))).isEqualTo("in ritardo di 2 giorni");
        assertThat(promessa.tardi(OGGI.plusDays(1))).isFalse();
        assertThat(promessa.tardi(OGGI.plusDays(2))).isTrue();
    }

    @Test
    void readyMadeSentencesAreTiedToTheirBoxes() {
        Frasi raccolta = Politica.Raccolta.load().valida(new Sede("GE"), OGGI).frasi();
        List<Frasario.Frase> frasi = Frasario.frasi(raccolta);
        assertThat(frasi).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(frasi)
                .extracting(Frasario.Frase::casella)
                .allMatch(casella -> casella.equals(Frasario.RESPINGI) || Rilievo.CASELLE.contains(casella));
    }

    private static CertificatoOrigine lavorata(@Nullable OrigineMerce origine, String modifiche, String azienda) {
        return di(_ -> new Dichiarazioni(origine, "", "", "", "", modifiche, azienda, "", ""), buono().fatture());
    }

    @Test
    void whoSpeaksOfALastProcessingSaysWhichCompanyDidIt() {
        String remark = "LAVORAZIONE@dichiarazione";
        assertThat(appunti(lavorata(OrigineMerce.MDCOM, "", ""))).contains(remark);
        assertThat(appunti(lavorata(null, "Montaggio a Genova", " "))).contains(remark);
        assertThat(appunti(lavorata(OrigineMerce.MDCOM, "Montaggio", "Officine di Prova S.r.l., Genova")))
                .doesNotContain(remark);
        assertThat(appunti(lavorata(OrigineMerce.ORCOM, "", ""))).doesNotContain(remark);
        assertThat(Rilievo.CASELLE).contains("dichiarazione");
        assertThat(Casella.titolo("dichiarazione")).isEqualTo("Dichiarazione");
        assertThat(Casella.dove("5")).isEqualTo("casella 5");
    }

    @ParameterizedTest
    @CsvSource({
        "modulo_annullamento.pdf.p7m, '', c'è fra i file: modulo_annullamento.pdf.p7m",
        "scansione.p7m, Modulo della camera, c'è fra i file: scansione.p7m",
        "modulo_annullamento.pdf, '', ''",
        "moduli.p7m, '', ''"
    })
    void theModuleOfTheLegalRepresentativeIsReadWhereItIsSignedAndElseAsked(
            String nome, String descrizione, String trovato) {
        Modello denuncia = new Modello.Denuncia(buono().impresa(), TipoPratica.DD, OGGI, List.of("C26GE0000001"));
        Fascicolo vuoto = fascicolo(denuncia, Opzioni.NESSUNA, "");
        Fascicolo conFile = new Fascicolo(
                vuoto.sede(),
                vuoto.modello(),
                "",
                List.of(new Allegato(Hash.ZERO, nome, "GEN", descrizione, 1)),
                vuoto.opzioni(),
                TERMINI,
                OGGI,
                List.of(),
                Optional.empty());

        assertThat(ListaDiControllo.punti(conFile))
                .filteredOn(punto -> punto.codice().equals("RAPPRESENTANTE"))
                .singleElement()
                .satisfies(punto -> assertThat(punto.trovato()).isEqualTo(trovato));
    }
}
