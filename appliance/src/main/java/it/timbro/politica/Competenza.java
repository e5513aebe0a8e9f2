package it.timbro.politica;

import it.timbro.base.Sede;
import it.timbro.sync.protocol.StreamId;
import java.util.List;

/// Who decides here, and for whom: the centre for every chamber and office, a branch for itself as
/// far as it may.
public interface Competenza {
    /// What can be decided about, with the names people know it by: chambers (`GE`) and offices
    /// (`GE1`).
    List<Ambito> ambiti();

    record Ambito(String code, String nome) {}

    /// Where a decision about an ambito is written.
    StreamId stream(String ambito);

    /// The branches that are told of it.
    List<Sede> avvisate(String ambito);

    /// Whether this parameter may be decided here.
    ///
    /// @param oggi the policy of today
    boolean decide(Politica oggi, Parametro parametro);

    /// A branch decides for itself what the policy leaves to it.
    static Competenza dellaSede(Sede sede, String nome, StreamId stream) {
        return new Competenza() {
            @Override
            public List<Ambito> ambiti() {
                return List.of(new Ambito(sede.code(), nome));
            }

            @Override
            public StreamId stream(String ambito) {
                return stream;
            }

            @Override
            public List<Sede> avvisate(String ambito) {
                return List.of();
            }

            @Override
            public boolean decide(Politica oggi, Parametro parametro) {
                return oggi.decideLaSede().contains(parametro.via());
            }
        };
    }
}
