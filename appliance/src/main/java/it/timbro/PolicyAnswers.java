package it.timbro;

import it.timbro.atti.Scadenze;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.centro.a2a.Costi;
import it.timbro.centro.numeri.Regola;
import it.timbro.centro.numeri.Regole;
import it.timbro.diritti.Tariffa;
import it.timbro.journal.Reading;
import it.timbro.page.Pages;
import it.timbro.politica.CambioPolitica;
import it.timbro.politica.Competenza;
import it.timbro.politica.Politica;
import it.timbro.politica.web.Lettura;
import it.timbro.politica.web.PoliticaPage;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.TipoPratica;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// What the centre's rooms ask of the dated policy, each in its own words; and the page of both
/// roles where it is decided.
record PolicyAnswers(Ground ground) {
    /// What the dated policy of the office asks for.
    Costi.Preventivo costi(Sede sede, TipoPratica tipo, Opzioni opzioni, LocalDate il) {
        Politica politica = ground.politiche.valida(sede, il);
        Opzioni all = opzioni.orElse(politica.opzioni());
        return new Costi.Preventivo(
                politica.tariffa(),
                Tariffa.voci(politica, tipo, all),
                politica.incassi().addebito() == Politica.Addebito.INVIO
                        && all.pagamento() == Opzioni.Pagamento.TELEMACO);
    }

    /// What holds, and the form in which who may decides about it.
    PoliticaPage pagina(Competenza competenza, Pages pages) {
        return new PoliticaPage(
                new CambioPolitica(ground.journal, ground.stores.variazioni(), ground.politiche, competenza),
                competenza,
                new Lettura(ground.journal, ground.stores.variazioni(), ground.politiche),
                pages,
                ground.quando);
    }

    /// Days of custody, by today's policy of the branch.
    int custodia(Sede sede) {
        return ground.politiche
                .valida(sede, LocalDate.ofInstant(ground.time.now(), Calendario.ROMA))
                .custodiaGiorni();
    }

    /// Days for which a company's credit stays in a branch's custody.
    int creditoGiorni(Sede sede) {
        return ground.politiche
                .valida(sede, LocalDate.ofInstant(ground.time.now(), Calendario.ROMA))
                .scorte()
                .creditoGiorni();
    }

    /// How long a company may correct, by today's policy of the branch; while the centre is closed the hours stand
    /// still.
    Scadenze.Regola rettifica() {
        return new Scadenze.Regola() {
            @Override
            public Instant scadenza(Reading rows, Sede sede, Instant da) {
                Duration ore = oggi(sede).rettifica();
                return ground.servizio(rows, sede, da).dopo(da, ore).orElse(da.plus(ore));
            }

            @Override
            public boolean respinge(Sede sede) {
                return oggi(sede).termini().rettificaRespinge();
            }

            private Politica oggi(Sede sede) {
                return ground.politiche.valida(sede, LocalDate.ofInstant(ground.time.now(), Calendario.ROMA));
            }
        };
    }

    /// @param sede an office, or a chamber
    it.timbro.centro.a2a.Regole regole(Sede sede) {
        Politica politica = ground.politiche.valida(sede, LocalDate.ofInstant(ground.time.now(), Calendario.ROMA));
        return new it.timbro.centro.a2a.Regole(
                politica.incassi().pagamenti().contains(Opzioni.Pagamento.CONSEGNA),
                true,
                politica.consegne().contains(Opzioni.Consegna.STAMPA_AZIENDA),
                politica.urgenze().ammesse(),
                politica.urgenze().annoMassimo(),
                politica.supporti().contains(Opzioni.Supporto.FORMULARIO),
                politica.supporti().contains(Opzioni.Supporto.FOGLIO_BIANCO));
    }

    /// What the dated policy says of numbers.
    Regole numeri() {
        return new Regole() {
            @Override
            public Regola regola(Sede sede, LocalDate oggi) {
                Politica.Scorte scorte = ground.politiche.valida(sede, oggi).scorte();
                return new Regola(
                        scorte.giorni(),
                        scorte.sogliaGiorni(),
                        scorte.minimo(),
                        scorte.massimo(),
                        scorte.prossimoAnnoDal());
            }

            @Override
            public Calendario calendario(Reading rows, Sede sede, LocalDate oggi) {
                return ground.ufficio(
                        rows, sede, oggi.atStartOfDay(Calendario.ROMA).toInstant());
            }
        };
    }
}
