package it.timbro.installer.azienda;

import it.timbro.installer.azienda.Documento.Colonna;
import it.timbro.installer.azienda.Modello.Dichiarazione;
import it.timbro.installer.azienda.Modello.Fattura;
import it.timbro.installer.azienda.Modello.Impresa;
import it.timbro.installer.azienda.Modello.Pagina;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The companies, people and shipments of the demo. All invented; the check digits are right.
@SuppressWarnings("ImmutableEnumChecker") // records and List.of only: immutable, though the checker cannot see it
public enum Esempi {
    POMPE(
            Ditta.TIGULLIO,
            "",
            "Pompe centrifughe per il Cile",
            "ACME BOMBAS DEL PACÍFICO LTDA\nAvenida Errázuriz 2140\nVALPARAÍSO\nCILE",
            "CILE",
            List.of("UNIONE EUROPEA - ITALIA"),
            "Via mare, da Genova a Valparaíso, m/n LIGURIA STAR",
            List.of(
                    new Merce("Pompe centrifughe multistadio mod. CM 80-200, in ghisa", "12 casse", 12, 3840, 1_450),
                    new Merce("Gruppi di tenuta meccanica di ricambio", "2 colli", 40, 96, 85)),
            new Dichiarazione.OrigineUnione(
                    "ITALIA",
                    "Fusione, lavorazione e montaggio",
                    "Tigullio Pompe S.r.l., stabilimento di Genova Bolzaneto"),
            new Opzioni(2, Opzioni.Supporto.FORMULARIO, Opzioni.Consegna.SPORTELLO, false)),
    OLIO(
            Ditta.RIVIERA,
            "",
            "Olio extravergine e pesto per il Giappone",
            "KITANO FOODS CO., LTD.\n2-14-7 Nihonbashi, Chuo-ku\nTOKYO 103-0027\nGIAPPONE",
            "GIAPPONE",
            List.of("UNIONE EUROPEA - ITALIA"),
            "Via aerea, Milano Malpensa - Tokyo Narita",
            List.of(
                    new Merce("Olio extravergine di oliva, bottiglie da 0,75 l", "180 cartoni", 1080, 1620, 9),
                    new Merce("Pesto alla genovese in vasetti da 180 g", "60 cartoni", 720, 210, 4)),
            new Dichiarazione.OrigineUnione(
                    "ITALIA", "Molitura e confezionamento", "Riviera Alimentari S.p.A., stabilimento di Genova Pra'"),
            new Opzioni(0, Opzioni.Supporto.FOGLIO_BIANCO, Opzioni.Consegna.SPORTELLO, false)),
    VALVOLE(
            Ditta.TIGULLIO,
            "",
            "Valvole per la Serbia",
            "ХИДРОТЕХНИКА Д.О.О.\nБулевар ослобођења 118\n21000 НОВИ САД\nСРБИЈА / SERBIA",
            "SERBIA",
            List.of("UNIONE EUROPEA - ITALIA", "UNIONE EUROPEA - GERMANIA"),
            "Su strada, camion targato NS 204-KT",
            List.of(
                    new Merce("Valvole a sfera in ottone PN 40, DN 50", "30 scatole", 600, 540, 17),
                    new Merce("Attuatori elettrici 230 V", "8 scatole", 24, 72, 210)),
            new Dichiarazione.UltimaTrasformazione(
                    "ITALIA", "Lavorazione meccanica, montaggio e collaudo", "Tigullio Pompe S.r.l., Genova Bolzaneto"),
            new Opzioni(1, Opzioni.Supporto.FOGLIO_BIANCO, Opzioni.Consegna.SPORTELLO, false)),
    CAFFE(
            Ditta.RIVIERA,
            "",
            "Caffè verde riesportato in Albania",
            "KAFE ILIRIA SH.P.K.\nRruga e Durrësit 77\n1001 TIRANË\nALBANIA",
            "ALBANIA",
            List.of("BRASILE"),
            "Via mare, da Genova a Durazzo",
            List.of(new Merce("Caffè arabica verde Santos, sacchi da 60 kg", "90 sacchi", 90, 5400, 310)),
            new Dichiarazione.OrigineEstera("BRASILE", "Certificato di origine brasiliano n. BR-0457821"),
            new Opzioni(1, Opzioni.Supporto.FORMULARIO, Opzioni.Consegna.SPORTELLO, true)),
    ARDESIA(
            Ditta.LAVAGNA,
            "GE2",
            "Lastre di ardesia per gli Emirati",
            "GULF STONE TRADING L.L.C.\nAl Quoz Industrial Area 3, P.O. Box 24518\nDUBAI\nEMIRATI ARABI UNITI",
            "EMIRATI ARABI UNITI",
            List.of("UNIONE EUROPEA - ITALIA"),
            "Via mare, contenitore 20' da La Spezia a Jebel Ali",
            List.of(
                    new Merce("Lastre di ardesia lucidate 60 x 30 x 1 cm", "18 casse", 3600, 16200, 6),
                    new Merce("Piani in ardesia per biliardo", "4 casse", 4, 1480, 720)),
            new Dichiarazione.OrigineUnione(
                    "ITALIA",
                    "Estrazione e lavorazione",
                    "Ardesie di Lavagna S.n.c., cava e laboratorio di Orero (GE)"),
            new Opzioni(2, Opzioni.Supporto.FORMULARIO, Opzioni.Consegna.SPORTELLO, false));

    /// An invented company with the person who signs for it and its account at the centre.
    public enum Ditta {
        TIGULLIO(
                new Impresa(
                        "GE", "487213", "01987650999", "TIGULLIO POMPE S.R.L.", "Via Polonio 41", "16162", "Genova"),
                "Marco",
                "Ferretti",
                "FRTMRC71C14D969U"),
        RIVIERA(
                new Impresa(
                        "GE", "502966", "02233440995", "RIVIERA ALIMENTARI S.P.A.", "Via Pra' 155", "16157", "Genova"),
                "Lucia",
                "Bonavita",
                "BNVLCU78E52D969Y"),
        LAVAGNA(
                new Impresa(
                        "GE", "311045", "02578910990", "ARDESIE DI LAVAGNA S.N.C.", "Via Isolona 9", "16040", "Orero"),
                "Paolo",
                "Solenghi",
                "SLNPLA66R08C621Z");

        private final Impresa impresa;
        private final String nome;
        private final String cognome;
        private final String codiceFiscale;

        Ditta(Impresa impresa, String nome, String cognome, String codiceFiscale) {
            this.impresa = impresa;
            this.nome = nome;
            this.cognome = cognome;
            this.codiceFiscale = codiceFiscale;
        }

        public Impresa impresa() {
            return impresa;
        }

        public String userId() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public String codiceFiscale() {
            return codiceFiscale;
        }

        public Firmatario firmatario(EnteCertificatore ente) {
            return ente.issue(nome, cognome, codiceFiscale);
        }
    }

    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private record Merce(String nome, String colli, int pezzi, int pesoKg, int prezzo) {
        int totale() {
            return pezzi * prezzo;
        }
    }

    private final Ditta ditta;
    private final String sede;
    private final String descrizione;
    private final String destinatario;
    private final String paese;
    private final List<String> origini;
    private final String trasporto;
    private final List<Merce> merci;
    private final Dichiarazione dichiarazione;
    private final Opzioni opzioni;

    Esempi(
            Ditta ditta,
            String sede,
            String descrizione,
            String destinatario,
            String paese,
            List<String> origini,
            String trasporto,
            List<Merce> merci,
            Dichiarazione dichiarazione,
            Opzioni opzioni) {
        this.ditta = ditta;
        this.sede = sede;
        this.descrizione = descrizione;
        this.destinatario = destinatario;
        this.paese = paese;
        this.origini = origini;
        this.trasporto = trasporto;
        this.merci = merci;
        this.dichiarazione = dichiarazione;
        this.opzioni = opzioni;
    }

    public Ditta ditta() {
        return ditta;
    }

    /// The *modello base* with an invoice of the day before; a new `numeroFattura` makes another
    /// pratica of the same goods.
    public Modello.Certificato modello(String numeroFattura, LocalDate today) {
        var fattura = new Fattura(numeroFattura, today.minusDays(1));
        var impresa = ditta.impresa();
        return new Modello.Certificato(
                impresa,
                impresa.denominazione() + "\n" + impresa.indirizzo() + "\n" + impresa.cap() + " " + impresa.comune()
                        + " (" + impresa.provincia() + ")\nITALIA",
                destinatario,
                List.of(paese),
                origini,
                totale() + ",00 EUR",
                trasporto,
                "Fattura n. " + fattura.numero() + " del " + GIORNO.format(fattura.data()),
                List.of(new Pagina(
                        String.join(
                                "\n",
                                merci.stream()
                                        .map(m -> m.colli + " - " + m.nome)
                                        .toList()),
                        String.join(
                                "\n", merci.stream().map(m -> "kg " + m.pesoKg).toList()))),
                dichiarazione,
                List.of(fattura));
    }

    /// Invoice, packing list and options; for foreign goods the foreign certificate too.
    public List<Allegato> allegati(String numeroFattura, LocalDate today) {
        var invoice = new Documento(
                ditta.impresa(),
                destinatario,
                "INVOICE No. " + numeroFattura + " - " + today.minusDays(1),
                List.of(
                        new Colonna("Goods", 0),
                        new Colonna("Qty", 330),
                        new Colonna("Price EUR", 380),
                        new Colonna("Total EUR", 440)),
                merci.stream()
                        .map(m -> List.of(m.nome, "" + m.pezzi, m.prezzo + ",00", m.totale() + ",00"))
                        .toList(),
                "Total EUR " + totale() + ",00");
        var packingList = new Documento(
                ditta.impresa(),
                destinatario,
                "PACKING LIST - invoice No. " + numeroFattura,
                List.of(new Colonna("Goods", 0), new Colonna("Packages", 330), new Colonna("Gross kg", 420)),
                merci.stream().map(m -> List.of(m.nome, m.colli, "" + m.pesoKg)).toList(),
                "Total gross weight kg "
                        + merci.stream().mapToInt(Merce::pesoKg).sum());
        var files = new java.util.ArrayList<>(List.of(
                new Allegato("FAE", "Fattura di esportazione", "fattura.pdf", invoice.pdf()),
                new Allegato("PAC", "Packing list", "packing-list.pdf", packingList.pdf()),
                opzioni.asAllegato(ditta.impresa().provincia())));
        if (dichiarazione instanceof Dichiarazione.OrigineEstera(var country, var proof)) {
            var foreign = new Documento(
                    ditta.impresa(),
                    "",
                    "CERTIFICADO DE ORIGEM - " + country,
                    List.of(new Colonna("Mercadoria", 0), new Colonna("kg", 420)),
                    merci.stream().map(m -> List.of(m.nome, "" + m.pesoKg)).toList(),
                    proof);
            files.add(new Allegato("COE", proof, "certificato-estero.pdf", foreign.pdf()));
        }
        return List.copyOf(files);
    }

    /// Ready to send, signed by the company's own person.
    public Richiesta richiesta(String numeroFattura, LocalDate today, EnteCertificatore ente) {
        Modello modello = modello(numeroFattura, today);
        byte[] signed = Firma.sign(ModelloXml.write(modello), ditta.firmatario(ente));
        return new Richiesta(descrizione, modello, signed, sede, allegati(numeroFattura, today));
    }

    private int totale() {
        return merci.stream().mapToInt(Merce::totale).sum();
    }
}
