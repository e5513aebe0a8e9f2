package it.timbro.tempesta;

import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.centro.numeri.Conto;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.sedi.Ripristino;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Stato;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Boxes that burn, with their witness, and boxes that are believed lost and turn up again. The people of the centre
/// strike them off, pass their pratiche on, give up their numbers, and wait for them no more.
final class Disgrazie {
    private static final int ACCADE = 6;
    private static final int BRUCIA = 600;
    private static final int SE_NE_ACCORGONO = 30;
    private static final int PROVVEDONO = 150;
    private static final int RITORNA = 20;
    private static final int CHIAVETTA_IN_TASCA = 10;
    private static final int NUOVA = 10;

    /// What may pass on.
    private static final List<Stato> IN_CORSO = List.of(
            Stato.ASSEGNATA, Stato.APPROVATA, Stato.IN_STAMPA, Stato.EMESSA, Stato.IN_RETTIFICA, Stato.RICONSEGNATA);

    private final Mondo mondo;
    private final Consumer<NodoFiliale> assume;
    private final Caso caso;
    private final Passaggi passaggi;

    /// @param assume gives a new box its people
    Disgrazie(Mondo mondo, Consumer<NodoFiliale> assume) {
        this.mondo = mondo;
        this.assume = assume;
        this.caso = mondo.disgrazie;
        this.passaggi = new Passaggi(mondo);
    }

    /// With each step of a world in which such things happen.
    void accade() {
        if (!mondo.lutti) {
            return;
        }
        if (caso.capita(ACCADE)) {
            disgrazia(caso.uno(mondo.filiali));
        }
        for (NodoFiliale distrutta : List.copyOf(mondo.distrutte)) {
            dopoUnaPerdita(distrutta);
        }
        for (NodoFiliale filiale : mondo.filiali) {
            if (mondo.revocate.contains(filiale.sede) && caso.capita(RITORNA)) {
                riammetti(filiale.sede);
            }
        }
        if (caso.capita(PROVVEDONO) && !mondo.revocate.isEmpty()) {
            provvedono(caso.uno(List.copyOf(mondo.revocate)));
        }
    }

    private void dopoUnaPerdita(NodoFiliale distrutta) {
        if (vive(distrutta.sede)) {
            return; // it has a new box
        }
        if (!mondo.revocate.contains(distrutta.sede)) {
            if (caso.capita(CHIAVETTA_IN_TASCA)) {
                distrutta.corriere.arriva(); // somebody had it in his pocket
            }
            if (caso.capita(SE_NE_ACCORGONO)) {
                revoca(distrutta.sede);
            }
        } else if (caso.capita(NUOVA)) {
            nuova(distrutta);
        }
    }

    private boolean vive(Sede sede) {
        return mondo.filiali.stream().anyMatch(filiale -> filiale.sede.equals(sede));
    }

    /// A new box, with nothing on it.
    private void nuova(NodoFiliale distrutta) {
        NodoFiliale nuova = new NodoFiliale(mondo, distrutta.sede, distrutta.nome + "-" + mondo.distrutte.size());
        nuova.ripristinata = true;
        nuova.senzaTestimone();
        mondo.centro.dimenticato(nuova);
        mondo.filiali.add(nuova);
        assume.accept(nuova);
        riammetti(nuova.sede);
        mondo.conto.uno("sede con un apparecchio nuovo");
        mondo.accende(nuova);
    }

    private void disgrazia(NodoFiliale filiale) {
        if (mondo.filiali.size() == 1 || filiale.doppia || mondo.revocate.contains(filiale.sede)) {
            return;
        }
        if (caso.capita(BRUCIA)) {
            filiale.cade(false);
            mondo.filiali.remove(filiale);
            mondo.distrutte.add(filiale);
            mondo.carta.incerta(filiale);
            mondo.conto.uno("guasto sede distrutta");
            mondo.diario.nota(filiale + " burns");
        } else {
            mondo.conto.uno("guasto sede creduta persa");
            revoca(filiale.sede);
        }
    }

    private void revoca(Sede sede) {
        if (mondo.revocate.add(sede)) {
            mondo.diario.nota("centro strikes off " + sede);
        }
    }

    private void riammetti(Sede sede) {
        mondo.revocate.remove(sede);
        mondo.diario.nota(sede + " turns up, and enrols again");
    }

    /// One act, if there is one to do.
    private boolean provvedono(Sede sede) {
        if (!mondo.centro.acceso) {
            return false;
        }
        try {
            return switch (caso.tra(0, 3)) {
                case 0 -> disperde(sede);
                case 1 -> nonAspetta(sede);
                default -> eredita(sede, caso.uno(IN_CORSO));
            };
        } catch (RejectedException e) {
            mondo.diario.nota("centro " + e.rejection().sentence());
            return false;
        } catch (Caduta down) {
            mondo.caduto(mondo.centro, down);
            return true;
        }
    }

    private boolean eredita(Sede sede) {
        return IN_CORSO.stream().anyMatch(stato -> eredita(sede, stato));
    }

    private boolean eredita(Sede sede, Stato stato) {
        return passaggi.coda(stato).stream()
                .filter(riga -> riga.sede().equals(sede))
                .anyMatch(riga -> passaggi.passa(new NumeroPratica(riga.numero()), caso));
    }

    private boolean disperde(Sede sede) {
        Dispersione dispersione = mondo.centro.processo().dispersione();
        Optional<Conto> open = dispersione.conti(sede).stream()
                .filter(conto -> !conto.chiuso())
                .findFirst();
        open.ifPresent(conto -> disperde(dispersione, conto));
        return open.isPresent();
    }

    /// Somebody has looked what became of the numbers of a former life.
    ///
    /// @return whether there was something to look for
    boolean spiega(Sede sede) {
        if (!mondo.centro.acceso) {
            return false;
        }
        try {
            Dispersione dispersione = mondo.centro.processo().dispersione();
            Optional<Conto> sospeso = dispersione.conti(sede).stream()
                    .filter(conto -> conto.sospesi() > 0)
                    .findFirst();
            sospeso.ifPresent(conto -> disperde(dispersione, conto));
            return sospeso.isPresent();
        } catch (Caduta down) {
            mondo.caduto(mondo.centro, down);
            return true;
        }
    }

    private void disperde(Dispersione dispersione, Conto conto) {
        int aperti = dispersione.esamina(conto.blocco()).orElseThrow().aperti().size();
        dispersione.disperdi(conto.blocco(), aperti, "apparecchio perso", "rita");
        mondo.conto.uno("dispersioni");
        mondo.diario.nota("centro gives up " + aperti + " numbers of " + conto.blocco());
    }

    private boolean nonAspetta(Sede sede) {
        Ripristino ripristino = mondo.centro.processo().sedi().ripristino();
        boolean atteso = ripristino.daSentire(sede.camera()).contains(sede);
        if (atteso) {
            ripristino.nonAspettare(sede, "apparecchio perso", "rita", "luca");
            mondo.conto.uno("ripristino senza una sede");
            mondo.diario.nota("centro waits no more for " + sede);
        }
        return atteso;
    }

    /// Fair weather: who lives is let in again; what the others left is passed on and accounted for.
    void finiscono() {
        mondo.filiali.forEach(filiale -> riammetti(filiale.sede));
        mondo.distrutte.stream()
                .map(distrutta -> distrutta.sede)
                .filter(sede -> !vive(sede))
                .forEach(this::revoca);
    }

    /// @return whether something was left to do
    boolean ordinano() {
        boolean done = false;
        for (Sede sede : mondo.sedi) {
            while (spiega(sede)) {
                done = true;
            }
        }
        for (Sede sede : List.copyOf(mondo.revocate)) {
            done |= nonAspetta(sede);
            while (eredita(sede)) {
                done = true;
            }
            while (disperde(sede)) {
                done = true;
            }
        }
        return done;
    }
}
