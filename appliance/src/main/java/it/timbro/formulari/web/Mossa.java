package it.timbro.formulari.web;

import it.timbro.base.Problem;
import it.timbro.formulari.Magazzino;
import it.timbro.page.Form;
import it.timbro.pratica.DelFormulario.Perdita;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.web.ChiPresenta;
import java.util.Arrays;
import java.util.List;

/// A movement of blanks as its form asks for it.
public enum Mossa {
    DAI("dai", "Dai a un'impresa", "Richiesta firmata dall'impresa (modulo e data)", "", true, false) {
        @Override
        void fai(Magazzino magazzino, Form form, List<Allegato> scansioni, String operatore) {
            ChiPresenta chi = new ChiPresenta(form);
            magazzino.dai(
                    form.text("primo"),
                    form.text("ultimo"),
                    chi.impresa(),
                    chi.persona(),
                    form.text("testo"),
                    operatore);
        }
    },
    ANNUNCIA("annuncia", "Restituzione annunciata per PEC", "Protocollo o data della PEC", "", false, false) {
        @Override
        void fai(Magazzino magazzino, Form form, List<Allegato> scansioni, String operatore) {
            magazzino.annuncia(form.text("primo"), form.text("ultimo"), form.text("testo"), operatore);
        }
    },
    RESTITUISCI(
            "restituisci",
            "Busta in portineria: restituiti in bianco",
            "Chi li ha portati",
            "Sulla busta",
            false,
            false) {
        @Override
        void fai(Magazzino magazzino, Form form, List<Allegato> scansioni, String operatore) {
            magazzino.restituisci(
                    form.text("primo"), form.text("ultimo"), form.text("testo"), form.text("altro"), operatore);
        }
    },
    DENUNCIA("denuncia", "Denuncia di furto o smarrimento", "Denuncia: autorità, numero e data", "", true, true) {
        @Override
        void fai(Magazzino magazzino, Form form, List<Allegato> scansioni, String operatore) {
            ChiPresenta chi = new ChiPresenta(form);
            Perdita perdita = Arrays.stream(Perdita.values())
                    .filter(una -> una.name().equals(form.text("perdita")))
                    .findFirst()
                    .orElseThrow(() -> Problem.MOVIMENTO_INCOMPLETO.rejected("se è un furto o uno smarrimento"));
            magazzino.denuncia(
                    form.text("primo"),
                    form.text("ultimo"),
                    perdita,
                    form.text("testo"),
                    chi.persona(),
                    chi.impresa(),
                    scansioni,
                    operatore);
        }
    },
    DISTRUGGI("distruggi", "Distruzione", "Verbale di distruzione: numero e data", "", false, false) {
        @Override
        void fai(Magazzino magazzino, Form form, List<Allegato> scansioni, String operatore) {
            magazzino.distruggi(form.text("primo"), form.text("ultimo"), form.text("testo"), operatore);
        }
    };

    private final String codice;
    private final String titolo;
    private final String testo;
    private final String altro;
    private final boolean chi;
    private final boolean scansioni;

    Mossa(String codice, String titolo, String testo, String altro, boolean chi, boolean scansioni) {
        this.codice = codice;
        this.titolo = titolo;
        this.testo = testo;
        this.altro = altro;
        this.chi = chi;
        this.scansioni = scansioni;
    }

    abstract void fai(Magazzino magazzino, Form form, List<Allegato> scansioni, String operatore);

    /// In the path.
    public String codice() {
        return codice;
    }

    public String titolo() {
        return titolo;
    }

    /// What the field beside the serials is called.
    public String testo() {
        return testo;
    }

    /// A second one; "" if there is none.
    public String altro() {
        return altro;
    }

    /// Whether a person and a company belong to it.
    public boolean chi() {
        return chi;
    }

    public boolean scansioni() {
        return scansioni;
    }
}
