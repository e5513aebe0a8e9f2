package it.timbro;

import it.timbro.appuntamenti.Agenda;
import it.timbro.archivio.Archivio;
import it.timbro.arrivo.ModelloLetto;
import it.timbro.arrivo.ModelloReader;
import it.timbro.arrivo.ModelloWriter;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.emergenza.Presentazioni;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.emergenza.web.PresentazionePage;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Imprese;
import it.timbro.imprese.Indirizzo;
import it.timbro.istruttoria.Fascicolo;
import it.timbro.istruttoria.Paesi;
import it.timbro.istruttoria.Rilettura;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.minuta.Letto;
import it.timbro.minuta.Minuta;
import it.timbro.minuta.Stesura;
import it.timbro.minuta.web.Domande;
import it.timbro.minuta.web.MinutaView;
import it.timbro.page.Quando;
import it.timbro.politica.Politica;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Scheda;
import it.timbro.sync.protocol.Hash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The modello that is written at the counter, wired: what it asks of other rooms, and how it
/// becomes a presentazione like any other.
///
/// @param contenuto of a signed envelope
record MinutaWing(
        Journal journal,
        Sede sede,
        Stesura stesura,
        Agenda agenda,
        Registri registri,
        Politica.Raccolta politiche,
        Archivio archivio,
        Function<byte[], Optional<byte[]>> contenuto,
        Quando quando)
        implements Domande, PresentazionePage.Precompilate {
    private static final Logger LOG = LoggerFactory.getLogger(MinutaWing.class);
    private static final int PRECEDENTI = 20;

    /// What it reads.
    record Registri(Imprese imprese, Pratiche pratiche, Presentazioni presentazioni) {}

    @Override
    public Domande.Azienda azienda(CodiceFiscale codice) {
        return journal.read(rows -> {
            Impresa impresa = registri.imprese().read(rows, sede.camera(), codice);
            return new Domande.Azienda(
                    impresa.nota(),
                    impresa.nota() ? impresa.denominazione() : "",
                    impresa.rea().stream().findFirst().map(Rea::toString).orElse(""),
                    speditore(impresa),
                    precedenti(rows, codice),
                    registri.imprese().rubrica(rows, sede.camera(), codice).stream()
                            .map(Imprese.Consegnatario::destinatario)
                            .toList(),
                    impresa.posti().stream().map(posto -> posto(impresa, posto)).toList());
        });
    }

    private static Domande.Posto posto(Impresa impresa, Impresa.Posto posto) {
        Indirizzo luogo = posto.luogo();
        return new Domande.Posto(
                new MinutaView.Posto(
                        posto.codice(),
                        posto.rea().map(Rea::toString).orElse(""),
                        impresa.denominazione(),
                        luogo.via(),
                        luogo.comune(),
                        luogo.provincia()),
                impresa.denominazione() + "\n" + posto.indirizzo());
    }

    /// Box 1: the name and the seat of the visura, a line each; "" where no visura was seen.
    private static String speditore(Impresa impresa) {
        return impresa.anagrafica()
                .map(dato -> Stream.of(
                                dato.valore().denominazione(), dato.valore().sedeLegale())
                        .filter(line -> !line.isBlank())
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    private List<MinutaView.Precedente> precedenti(Reading rows, CodiceFiscale codice) {
        return registri.imprese().pratiche(rows, sede.camera(), codice, PRECEDENTI).stream()
                .filter(pratica -> certificato(rows, pratica.numero(), codice).isPresent())
                .map(pratica -> new MinutaView.Precedente(
                        pratica.numero().text(),
                        pratica.numero() + ", " + quando.ora(pratica.presentataMs()) + ", "
                                + pratica.destinatario().lines().findFirst().orElse("")))
                .toList();
    }

    @Override
    public CertificatoOrigine precedente(NumeroPratica numero, CodiceFiscale impresa) {
        return journal.read(rows -> certificato(rows, numero, impresa))
                .orElseThrow(() -> Problem.NON_TROVATO.rejected("la pratica " + numero + " di questa impresa"));
    }

    private Optional<CertificatoOrigine> certificato(Reading rows, NumeroPratica numero, CodiceFiscale impresa) {
        return registri.pratiche()
                .find(rows, numero)
                .filter(scheda -> scheda.impresa().codiceFiscale().equals(impresa))
                .map(Scheda::modello)
                .flatMap(modello -> modello instanceof CertificatoOrigine co ? Optional.of(co) : Optional.empty());
    }

    @Override
    public CertificatoOrigine letto(byte[] file) {
        return switch (ModelloReader.read(contenuto.apply(file).orElse(file))) {
            case ModelloLetto.Rifiutato(var motivo) -> throw new RejectedException(motivo);
            case ModelloLetto.Letto(CertificatoOrigine co) -> co;
            case ModelloLetto.Letto(var altro) ->
                throw Problem.MODELLO_INCOMPLETO.rejected(
                        "è una pratica di tipo " + altro.tipo().nome() + ", non una richiesta di certificato");
        };
    }

    @Override
    public boolean firmato(byte[] file) {
        return contenuto.apply(file).isPresent();
    }

    @Override
    public byte[] xml(CertificatoOrigine modello) {
        return ModelloWriter.write(modello);
    }

    @Override
    public List<MinutaView.Appunto> appunti(CertificatoOrigine modello) {
        Politica politica = politiche.valida(sede, quando.oggi());
        return Rilettura.rileggi(Fascicolo.diMinuta(sede, modello, politica, quando.oggi())).stream()
                .map(trovato ->
                        new MinutaView.Appunto(trovato.casella(), trovato.grave(), trovato.testo(), trovato.fonte()))
                .toList();
    }

    @Override
    public List<String> paesi() {
        return Paesi.elenco();
    }

    @Override
    public boolean presentata(IdPresentazione id, String operatore) {
        Optional<Scritta> scritta =
                journal.read(rows -> registri.presentazioni().find(rows, id));
        scritta.ifPresent(registrata -> presentata(registrata.presentazione(), operatore));
        return scritta.isPresent();
    }

    @Override
    public Optional<PresentazionePage.Precompilata> leggi(IdPresentazione id) {
        return stesura.find(id)
                .flatMap(minuta -> Letto.di(minuta.campi()).modello().map(modello -> precompilata(minuta, modello)));
    }

    private PresentazionePage.Precompilata precompilata(Minuta minuta, CertificatoOrigine modello) {
        String fatture =
                modello.fatture().stream().map(fattura -> fattura.numero()).collect(Collectors.joining(", "));
        Map<String, String> scritto = new LinkedHashMap<>();
        scritto.put("caso", minuta.appuntamento().isPresent() ? "PRIMA" : "");
        scritto.put(
                "oggetto", "Richiesta di certificato di origine" + (fatture.isEmpty() ? "" : ", fattura " + fatture));
        scritto.put("impresa", modello.impresa().denominazione());
        scritto.put("cfImpresa", modello.impresa().codiceFiscale().valore());
        scritto.put(
                "rea",
                modello.impresa().rea() == null
                        ? ""
                        : String.valueOf(modello.impresa().rea()));
        Allegato documento = minuta.firmato()
                .map(firmato -> documento(firmato, "modello-base.xml.p7m"))
                .orElseGet(() -> documento(archivio.keep(xml(modello)), "modello-base.xml"));
        return new PresentazionePage.Precompilata(scritto, List.of(documento));
    }

    @Override
    public Map<IdPresentazione, String> per(Presentazione presentazione) {
        Presentazione.Impresa impresa = presentazione.impresa();
        CodiceFiscale codice = impresa == null ? null : impresa.codiceFiscale();
        Map<IdPresentazione, String> sue = new LinkedHashMap<>();
        stesura.tutte().stream()
                .filter(minuta -> minuta.campi()
                        .impresa()
                        .filter(scritta ->
                                codice == null || scritta.codiceFiscale().equals(codice))
                        .isPresent())
                .filter(minuta -> Letto.di(minuta.campi()).difetti().isEmpty())
                .forEach(minuta -> sue.put(minuta.id(), minuta.titolo()));
        return sue;
    }

    @Override
    public void usata(IdPresentazione id, String operatore) {
        stesura.butta(id, operatore);
    }

    private Allegato documento(Hash sha256, String nome) {
        return new Allegato(sha256, nome, "SCANSIONE", "", archivio.size(sha256));
    }

    /// The step of the guided path is done, and the minuta is no more. May run twice.
    @Override
    public void presentata(Presentazione presentazione, String operatore) {
        stesura.find(presentazione.id()).ifPresent(minuta -> {
            minuta.appuntamento().ifPresent(appuntamento -> {
                try {
                    agenda.compi(
                            appuntamento,
                            Passo.MODELLO,
                            "Compilato allo sportello e presentato",
                            presentazione.documenti(),
                            operatore);
                } catch (RejectedException e) {
                    LOG.info("appointment {} is over: {}", appuntamento, e.getMessage());
                }
            });
            stesura.butta(minuta.id(), operatore);
        });
    }
}
