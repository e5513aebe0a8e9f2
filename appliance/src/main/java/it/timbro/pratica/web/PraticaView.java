package it.timbro.pratica.web;

import it.timbro.page.Frame;
import it.timbro.page.Quando;
import it.timbro.page.View;
import it.timbro.pratica.Casella;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.Fatturato;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.TipoAllegato;
import it.timbro.pratica.TipoPratica;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All that the page of a pratica says, ready to be read.
///
/// @param doveImpresa the page of the company, "" for who may not see it
/// @param seguiti     what is done on another page: words and address
/// @param facsimile   only for a certificate of origin
/// @param dettagli    what the modello says beside the boxes
/// @param rilievi     asked from the company and not yet answered
/// @param complessa   marked so by a person
/// @param opzioni     policy's defaults filled in
/// @param seguito     what this person does by approving it, where it is no certificate
/// @param proprietaria name of the branch that owns it, where it is only looked at; "" at the
/// branch itself
public record PraticaView(
        Frame frame,
        String numero,
        long versione,
        TipoPratica modello,
        String stato,
        String da,
        String registrazione,
        List<Coppia> identita,
        List<Coppia> impresa,
        String doveImpresa,
        List<Coppia> seguiti,
        Optional<Facsimile> facsimile,
        List<Coppia> dettagli,
        List<Coppia> rilievi,
        ControlliView controlli,
        CartaceoView cartaceo,
        List<DicituraView> diciture,
        boolean complessa,
        String motivo,
        Opzioni opzioni,
        List<Coppia> opzioniLette,
        FirmaView firma,
        List<AllegatoView> allegati,
        List<NotaView> note,
        Storia storia,
        List<CostoView> costi,
        Optional<SeguitoView> seguito,
        Azioni azioni,
        String proprietaria)
        implements View {
    private static final String DA_PAGARE = "Da pagare";
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ITALY);

    public record NotaView(String quando, String testo) {}

    public record CostoView(String descrizione, String quanti, String importo) {}

    /// What is asked for, as people read it.
    public String tipo() {
        return modello.nome();
    }

    /// What a paper that is brought may be.
    public List<TipoAllegato> tipiAllegato() {
        return Arrays.stream(TipoAllegato.values())
                .filter(kind -> kind != TipoAllegato.MOB && kind.ammessoIn(modello))
                .toList();
    }

    /// Whether it waits to be paid at this counter.
    public boolean daPagareQui() {
        return proprietaria.isEmpty()
                && opzioni.pagamento() != Opzioni.Pagamento.TELEMACO
                && costi.stream().anyMatch(costo -> costo.descrizione().equals(DA_PAGARE));
    }

    static List<Coppia> identita(Scheda scheda, Optional<CartaceoView.Presentata> presentata) {
        List<Coppia> identita = new ArrayList<>();
        identita.add(new Coppia("Pratica", scheda.numero().text()));
        presentata.ifPresent(carta -> add(identita, "Emergenza", carta.emergenza()));
        identita.add(new Coppia(
                "Protocollo", scheda.protocollo().map(Object::toString).orElse("non ancora")));
        if (scheda.modello() instanceof Modello.CertificatoOrigine) {
            identita.add(new Coppia(
                    "Certificato", scheda.certificato().map(Object::toString).orElse("non ancora")));
        }
        if (!scheda.seriali().isEmpty()) {
            identita.add(new Coppia(
                    scheda.seriali().size() == 1 ? "Formulario" : "Formulari",
                    scheda.seriali().stream().map(SerialeFormulario::text).collect(Collectors.joining(", "))));
        }
        return identita;
    }

    static List<Coppia> impresa(DatiImpresa impresa, Optional<String> diSolito) {
        List<Coppia> dati = new ArrayList<>();
        dati.add(new Coppia("Denominazione", impresa.denominazione()));
        dati.add(new Coppia("Codice fiscale", impresa.codiceFiscale().valore()));
        dati.add(new Coppia(
                "REA", impresa.rea() == null ? "non iscritta" : impresa.rea().toString()));
        diSolito.ifPresent(dove -> dati.add(new Coppia("Di solito", dove)));
        return dati;
    }

    private static String senzaPunti(String importo) {
        return importo.replace(".", "").strip();
    }

    static List<Coppia> dettagli(Modello modello) {
        List<Coppia> dettagli = new ArrayList<>();
        switch (modello) {
            case Modello.CertificatoOrigine co -> {
                add(dettagli, "Paesi di destinazione", String.join(", ", co.paesiDestinazione()));
                add(
                        dettagli,
                        co.fatture().size() == 1 ? "Fattura" : "Fatture",
                        co.fatture().stream()
                                .map(f -> "n. " + f.numero() + " del " + giorno(f.data()))
                                .collect(Collectors.joining("; ")));
                add(dettagli, "Fatturato totale", co.fatturatoTotale());
                Fatturato.leggi(co.fatturatoTotale())
                        .map(Fatturato::toString)
                        .filter(letto -> !senzaPunti(letto).equals(senzaPunti(co.fatturatoTotale())))
                        .ifPresent(letto -> add(dettagli, "Fatturato, come importo", letto));
                dichiarazioni(dettagli, co.dichiarazioni());
            }
            case Modello.Visti visti -> {
                add(dettagli, "Soggetto richiedente", visti.soggettoRichiedente());
                add(dettagli, "Richiesta", visti.noteRichiesta());
            }
            case Modello.Denuncia denuncia -> {
                add(
                        dettagli,
                        "Data della denuncia",
                        Optional.ofNullable(denuncia.data())
                                .map(PraticaView::giorno)
                                .orElse(""));
                add(dettagli, "Documenti", String.join("\n", denuncia.documenti()));
            }
            case Modello.Altro _ -> add(dettagli, "Contenuto", "Si legge nel modello firmato, fra gli allegati.");
        }
        return dettagli;
    }

    private static void dichiarazioni(List<Coppia> dettagli, Modello.Dichiarazioni d) {
        add(
                dettagli,
                "Origine delle merci",
                Optional.ofNullable(d.origine()).map(Modello.OrigineMerce::nome).orElse(""));
        if (d.origine() == null || !d.origine().name().equals(d.dichiarazioneRichiedente())) { // a code says it twice
            add(dettagli, "Dichiarazione del richiedente", d.dichiarazioneRichiedente());
        }
        add(dettagli, "Paese dell'Unione europea", d.paeseComunitario());
        add(dettagli, "Modalità di produzione", d.modalitaProduzione());
        add(dettagli, "Azienda produttrice", d.aziendaProduttrice());
        add(dettagli, "Modifiche subite", d.modificheSubite());
        add(dettagli, "Azienda delle modifiche", d.aziendaModifiche());
        add(dettagli, "Paese extra Unione europea", d.paeseExtraComunitario());
        add(dettagli, "Documentazione allegata", d.documentazioneAllegata());
    }

    private static void add(List<Coppia> coppie, String nome, String valore) {
        if (!valore.isBlank()) {
            coppie.add(new Coppia(nome, valore));
        }
    }

    static List<Coppia> rilievi(List<Rilievo> rilievi) {
        return rilievi.stream()
                .map(r -> new Coppia(Casella.titolo(r.casella()), r.testo()))
                .toList();
    }

    static List<NotaView> note(String allInvio, long presentataMs, List<Pratiche.Nota> dopo, Quando quando) {
        List<NotaView> note = new ArrayList<>();
        if (!allInvio.isBlank()) {
            note.add(new NotaView(quando.ora(presentataMs), allInvio));
        }
        dopo.forEach(nota -> note.add(new NotaView(quando.ora(nota.ms()), nota.testo())));
        return note;
    }

    static List<CostoView> costi(Optional<Costi.Conto> conto) {
        List<CostoView> costi = new ArrayList<>();
        conto.ifPresent(c -> {
            for (DellaCassa.Voce voce : c.voci()) {
                costi.add(new CostoView(voce.descrizione(), String.valueOf(voce.quanti()), euro(voce.totaleCent())));
            }
            costo(costi, DA_PAGARE, c.apertiCent());
            costo(costi, "Riscossi", c.riscossiCent());
            costo(costi, "Rimborsati", c.rimborsatiCent());
            costo(costi, "Da rimborsare", c.daRimborsareCent());
        });
        return costi;
    }

    private static void costo(List<CostoView> costi, String nome, long cent) {
        if (cent > 0) {
            costi.add(new CostoView(nome, "", euro(cent)));
        }
    }

    static List<Coppia> opzioni(Opzioni opzioni) {
        List<Coppia> lette = new ArrayList<>();
        add(lette, "Copie oltre all'originale", written(opzioni.numeroCopie(), String::valueOf));
        add(lette, "Supporto", written(opzioni.supporto(), Opzioni.Supporto::nome));
        add(lette, "Consegna", written(opzioni.consegna(), Opzioni.Consegna::nome));
        add(lette, "Pagamento", written(opzioni.pagamento(), Opzioni.Pagamento::nome));
        add(lette, "Urgente", written(opzioni.urgente(), urgente -> urgente ? "sì" : ""));
        add(lette, "Fattura proforma", written(opzioni.proforma(), proforma -> proforma ? "sì" : ""));
        add(lette, "Rilasciato a posteriori", opzioni.aPosteriori() ? "sì: lo dice la casella 5" : "");
        add(lette, "Giacenza delle merci", opzioni.giacenzaMerci());
        return lette;
    }

    private static <T> String written(@Nullable T value, Function<T, String> words) {
        return value == null ? "" : words.apply(value);
    }

    private static String giorno(LocalDate data) {
        return GIORNO.format(data);
    }

    private static String euro(long cent) {
        return Importo.cent(cent).toString();
    }
}
