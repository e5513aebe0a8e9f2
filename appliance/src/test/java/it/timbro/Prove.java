package it.timbro;

import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Rea;
import it.timbro.pratica.TipoPratica;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Invented companies and requests, with valid check digits.
public final class Prove {
    private Prove() {}

    public static Modello.CertificatoOrigine certificato(String denominazione, String destinatario) {
        return new Modello.CertificatoOrigine(
                new DatiImpresa(new Rea("GE", 481516), new CodiceFiscale("01234560991"), denominazione),
                denominazione + "\nVia delle Prove 1\n16121 Genova GE\nITALIA",
                destinatario,
                List.of("GIAPPONE"),
                List.of("UNIONE EUROPEA - ITALIA"),
                "12.500,00 EUR",
                "Via mare / by sea",
                "",
                List.of(new Modello.Pagina("1  12 colli\nPompe idrauliche", "480 kg netti\n520 kg lordi")),
                Modello.Dichiarazioni.NESSUNA,
                List.of(new Modello.Fattura("2026/0147", LocalDate.of(2026, 11, 20))));
    }

    /// The same goods on another invoice: another consignment.
    public static Modello.CertificatoOrigine conFattura(Modello.CertificatoOrigine co, String numero) {
        return conFattura(co, new Modello.Fattura(numero, LocalDate.of(2026, 11, 20)));
    }

    public static Modello.CertificatoOrigine conFattura(Modello.CertificatoOrigine co, Modello.Fattura fattura) {
        return new Modello.CertificatoOrigine(
                co.impresa(),
                co.speditore(),
                co.destinatario(),
                co.paesiDestinazione(),
                co.paesiOrigine(),
                co.fatturatoTotale(),
                co.trasporto(),
                co.osservazioni(),
                co.pagine(),
                co.dichiarazioni(),
                List.of(fattura));
    }

    public static PraticaPresentata presentata(NumeroPratica numero, Modello modello, Opzioni opzioni) {
        return new PraticaPresentata(
                numero,
                "azienda.prova",
                TipoPratica.CO,
                modello,
                allegato("modello-" + numero, "MOB"),
                List.of(allegato("fattura-" + numero, "FAE")),
                opzioni,
                firma(EsitoFirma.Integrita.INTEGRA),
                "");
    }

    public static EsitoFirma firma(EsitoFirma.Integrita integrita) {
        return new EsitoFirma(
                integrita,
                EsitoFirma.Stato.NON_CONOSCIBILE,
                "manca l'elenco dei certificatori",
                EsitoFirma.Verdetto.DA_VALUTARE,
                "",
                List.of(new EsitoFirma.Firmatario("ADA PROVA", "PRVDAA80A41D969F", "", "CA di prova", null)),
                Hash.ZERO,
                0);
    }

    private static Allegato allegato(String nome, String tipo) {
        return new Allegato(Hash.of(nome.getBytes(StandardCharsets.UTF_8)), nome + ".pdf", tipo, nome, 1_000);
    }

    public static Opzioni opzioni(Opzioni.Supporto supporto, int copie) {
        return opzioni(supporto, copie, Opzioni.Consegna.SPORTELLO);
    }

    /// The same, of goods that have left already.
    public static Opzioni aPosteriori(Opzioni una) {
        return new Opzioni(
                una.numeroCopie(),
                una.supporto(),
                una.consegna(),
                una.pagamento(),
                una.urgente(),
                una.proforma(),
                una.giacenzaMerci(),
                una.certificato(),
                una.allegati(),
                true);
    }

    public static Opzioni opzioni(Opzioni.Supporto supporto, int copie, Opzioni.Consegna consegna) {
        return new Opzioni(
                copie,
                supporto,
                consegna,
                Opzioni.Pagamento.TELEMACO,
                false,
                false,
                "Genova, magazzino generale",
                null,
                List.of());
    }

    /// What another machine writes, whether or not it may: each fact a transaction of its own, from its first on.
    public static List<Entry> scritti(StreamId stream, List<Entry.Draft> drafts) {
        List<Entry> entries = new ArrayList<>();
        Head head = Head.EMPTY;
        for (Entry.Draft draft : drafts) {
            long seq = head.seq() + 1;
            Entry.Stamp stamp = new Entry.Stamp(1_795_340_520_000L + seq, 0, 0, Long.MAX_VALUE);
            Entry entry = Entry.seal(stream, seq, seq, 1, stamp, "anna", draft, new byte[16], head.hash());
            head = Head.of(entry);
            entries.add(entry);
        }
        return entries;
    }
}
