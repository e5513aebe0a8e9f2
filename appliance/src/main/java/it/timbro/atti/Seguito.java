package it.timbro.atti;

import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.sync.protocol.Hash;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What follows from a pratica that asks for no certificate: what is proposed, and what a person adds to it.
public final class Seguito {
    private Seguito() {}

    /// What would follow, and what the person has to add to it.
    public sealed interface Proposta {
        /// Certificates and blanks that are gone.
        ///
        /// @param perdita whether it has to be said how they went: the modello does not tell a theft
        ///     from a loss
        /// @param seguiti what will be done, a sentence each
        /// @param impedimenti why it cannot be approved, a sentence each; empty if it can
        record Denuncia(boolean perdita, List<String> seguiti, List<String> impedimenti) implements Proposta {}

        /// Who it is stands in the signed file only.
        record Conferimento() implements Proposta {}

        /// One of those that stand.
        record Revoca(List<Voce> deleghe) implements Proposta {}

        /// @param documenti the files of the company
        /// @param scelte kinds of document that carry a visto here
        /// @param lingue two letters each
        record Visti(List<Documento> documenti, List<Voce> scelte, List<String> lingue) implements Proposta {}

        /// Nothing can follow from it here.
        record Nulla(String perche) implements Proposta {}
    }

    public record Voce(String codice, String parole) {}

    /// @param tipo what the company calls it
    /// @param scelta code of the first kind that fits; "" if none does
    public record Documento(Hash sha256, String nome, String tipo, String scelta) {}

    /// What the person adds.
    public sealed interface Aggiunta {
        /// @param causa how they went; empty of a destruction
        /// @param denuncia authority, number and date; "" of a destruction
        record Denuncia(Optional<Causa> causa, String denuncia, String motivo) implements Aggiunta {}

        record Conferimento(
                CodiceFiscale delegato,
                String nome,
                Ambito ambito,
                LocalDate dal,
                @Nullable LocalDate al) implements Aggiunta {}

        record Revoca(String delega, LocalDate dal) implements Aggiunta {}

        /// @param documenti at least one
        record Visti(List<DaVistare> documenti) implements Aggiunta {}
    }

    /// One file that gets a visto.
    ///
    /// @param cosa code of what it is, `VPT/CONTRATTO`
    public record DaVistare(
            Hash sha256, String cosa, String documento, int pagine, String lingua, String motivo, String firmatario) {}
}
