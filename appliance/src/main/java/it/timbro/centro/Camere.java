package it.timbro.centro;

import it.timbro.base.Check;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.sync.protocol.StreamId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The chambers that the centre serves and their offices, in the order in which they are offered. From the
/// configuration.
public record Camere(List<Camera> tutte) {
    public Camere {
        tutte = List.copyOf(tutte);
        Check.that(!tutte.isEmpty(), "the centre serves a chamber");
    }

    /// A chamber of commerce: one AOO, one protocol register.
    ///
    /// @param sigla two letters, as in its certificate numbers
    /// @param uffici the first is where a pratica goes that names none
    public record Camera(Sede sigla, String nome, List<Ufficio> uffici) {
        public Camera {
            uffici = List.copyOf(uffici);
            Check.that(sigla.code().matches("[A-Z]{2}"), "a chamber has two letters");
            Check.that(!uffici.isEmpty(), "a chamber has an office");
        }

        /// Where the centre's own acts for this chamber are written.
        public StreamId stream() {
            return new StreamId(sigla.code(), "aoo");
        }
    }

    /// @param indirizzo where a person collects; one line
    public record Ufficio(Sede sede, String nome, String indirizzo) {}

    /// The branches of each chamber.
    public Map<Sede, List<Sede>> sedi() {
        Map<Sede, List<Sede>> sedi = new LinkedHashMap<>();
        tutte.forEach(camera -> sedi.put(
                camera.sigla(), camera.uffici().stream().map(Ufficio::sede).toList()));
        return sedi;
    }

    /// The chamber of two letters as a program wrote them.
    public Optional<Camera> camera(String written) {
        String sigla = tidy(written);
        return tutte.stream()
                .filter(camera -> camera.sigla().code().equals(sigla))
                .findFirst();
    }

    /// The chamber that an office belongs to.
    public Camera cameraDi(Sede sede) {
        return tutte.stream()
                .filter(camera -> camera.uffici().stream()
                        .anyMatch(ufficio -> ufficio.sede().equals(sede)))
                .findFirst()
                .orElseThrow(() -> Problem.SEDE_SCONOSCIUTA.rejected(sede));
    }

    public Ufficio ufficio(Sede sede) {
        return cameraDi(sede).uffici().stream()
                .filter(ufficio -> ufficio.sede().equals(sede))
                .findFirst()
                .orElseThrow();
    }

    /// Where a pratica of this chamber goes: the office it names, or the chamber's first.
    ///
    /// @param written empty where the request names none
    public Ufficio instrada(Camera camera, String written) {
        String code = tidy(written);
        if (code.isEmpty()) {
            return camera.uffici().getFirst();
        }
        return camera.uffici().stream()
                .filter(ufficio -> ufficio.sede().code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.SEDE_SCONOSCIUTA.rejected(shortened(written)));
    }

    private static String tidy(String written) {
        return written.strip().toUpperCase(Locale.ROOT);
    }

    private static String shortened(String written) {
        return written.length() > 20 ? written.substring(0, 20) + "…" : written;
    }
}
