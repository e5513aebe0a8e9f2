package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.base.Lazy;
import it.timbro.base.Sede;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Cassa;
import it.timbro.diritti.Cassa.Dovuto;
import it.timbro.diritti.Tariffa;
import it.timbro.formulari.Formulari;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.page.Pages;
import it.timbro.politica.Politica;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Visto;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.sync.protocol.StreamId;
import it.timbro.visti.Domande;
import it.timbro.visti.Domande.Incasso;
import it.timbro.visti.Domande.Luogo;
import it.timbro.visti.Domande.Prezzi;
import it.timbro.visti.Domande.Tassa;
import it.timbro.visti.FoglioVisto;
import it.timbro.visti.ModuloRichiesta;
import it.timbro.visti.RegistroVisti;
import it.timbro.visti.web.VistiPage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The visti of a branch, wired: powers from the room of companies, prices from the tariff.
final class VistiWing {
    private final Ground ground;
    private final Sede sede;
    private final RegistroVisti registro;
    private final Lazy<VistiPage.Stampe> stampe;

    /// @param ufficio as it stands on papers of the office; asked for late
    VistiWing(Ground ground, StreamId stream, Lazy<ReportComposer> reports, Supplier<String> ufficio, Cassa cassa) {
        this.ground = ground;
        this.sede = ground.config.sede();
        this.registro = new RegistroVisti(
                ground.journal,
                stream,
                ground.stores.visti(),
                ground.time,
                new Domande(
                        (impresa, firmatario) -> ground.imprese.firma(sede, impresa, firmatario),
                        certificati(ground.stores.numeri(), ground.stores.formulari()),
                        prezzi(ground.politiche, sede),
                        incasso(cassa),
                        this::luogo,
                        ground.stores.custodie()::libera));
        this.stampe = new Lazy<>(() -> new VistiPage.Stampe(
                new FoglioVisto(reports, ufficio.get()), new ModuloRichiesta(reports, ufficio.get())));
    }

    private Luogo luogo(LocalDate giorno) {
        Politica politica = ground.politiche.valida(sede, giorno);
        return new Luogo(politica.camera(), politica.luogo());
    }

    /// A copy is given of what was issued here and is still valid.
    static Domande.Certificati certificati(Numeri numeri, Formulari formulari) {
        return new Domande.Certificati() {
            @Override
            public Optional<String> impedimento(Reading rows, NumeroCertificato numero) {
                return numeri.find(rows, numero)
                        .map(certificato -> switch (certificato.stato()) {
                            case EMESSO -> "";
                            case ANNULLATO -> "il certificato " + numero + " è annullato";
                            case LIBERO, IMPEGNATO, SCARTATO, RESTITUITO, SOSPESO ->
                                "il certificato " + numero + " non risulta emesso";
                        })
                        .or(() -> Optional.of("il certificato " + numero + " non è stato emesso in questa sede"))
                        .filter(perche -> !perche.isEmpty());
            }

            @Override
            public Optional<NumeroCertificato> suFormulario(Reading rows, SerialeFormulario seriale) {
                return PaperAnswers.certificato(numeri, formulari, rows, seriale)
                        .map(Numeri.Certificato::numero);
            }
        };
    }

    /// What a visto costs by the policy of a branch.
    static Prezzi prezzi(Politica.Raccolta politiche, Sede sede) {
        return new Prezzi() {
            @Override
            public Tassa visto(Visto.Tipo tipo, LocalDate giorno) {
                Politica politica = politiche.valida(sede, giorno);
                return new Tassa(
                        politica.tariffa(),
                        switch (tipo) {
                            case ALV -> Tariffa.attestati(politica, 1);
                            case CER -> Tariffa.copie(politica, 1);
                            case VPT, VDE, FAT, AUT, GEN -> Tariffa.visti(politica, 1);
                        });
            }

            @Override
            public List<Mezzo> mezzi(LocalDate giorno) {
                return politiche.valida(sede, giorno).incassi().mezzi();
            }

            @Override
            public Tassa legalizzazione(LocalDate giorno) {
                Politica politica = politiche.valida(sede, giorno);
                return new Tassa(politica.tariffa(), Tariffa.legalizzazioni(politica, 1));
            }
        };
    }

    /// Fees of visti go over the till of who acts.
    static Incasso incasso(Cassa cassa) {
        return new Incasso() {
            @Override
            public boolean aperta(Reading rows, String operatore) {
                return cassa.aperta(rows, operatore);
            }

            @Override
            public NumeroRicevuta incassa(Tx tx, String chi, String causale, Tassa tassa, Pagato pagato) {
                return cassa.incassa(tx, Dovuto.di(chi, causale, tassa.tariffa(), List.of(tassa.voce())), pagato);
            }
        };
    }

    RegistroVisti registro() {
        return registro;
    }

    HttpService pages(Pages pages) {
        return new VistiPage(
                registro,
                new VistiPage.Lettura(
                        ground.journal,
                        sede,
                        ground.stores.visti(),
                        ground.archivio,
                        impresa -> ground.imprese.azienda(sede, impresa)),
                stampe.get(),
                ground.persone.seconda,
                pages,
                ground.random);
    }
}
