package it.timbro.centro.sedi.web;

import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;

/// All branches, in words.
///
/// @param senzaConto numbers that nothing explains, over all branches: must be 0
/// @param carte open cards, all of them
/// @param altre open cards that are no branch's
public record QuadroView(Frame frame, int senzaConto, int carte, List<Riga> sedi, List<DiNessuna> altre)
        implements View {
    /// @param contatto «10:42, 3 min fa»
    /// @param chiavetta when its last stick was read and prepared, empty if there was none
    /// @param detto what its last hello or stick said that is not here yet
    /// @param pratiche «Da istruire 3, Da stampare 1», by the facts that are here
    /// @param scorte «112 numeri in 2 blocchi, 86 formulari»
    /// @param allarme something of it wants a person
    public record Riga(
            String sede,
            String nome,
            String contatto,
            String chiavetta,
            String detto,
            String pratiche,
            String scorte,
            int senzaConto,
            int carte,
            boolean allarme) {}

    /// @param nome of the chamber
    /// @param diChi why they stand with no branch
    public record DiNessuna(String nome, int carte, String diChi) {}
}
