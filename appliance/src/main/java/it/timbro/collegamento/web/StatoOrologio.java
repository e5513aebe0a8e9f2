package it.timbro.collegamento.web;

import java.util.List;

/// How far this branch's clock can be trusted. The wiring answers.
public interface StatoOrologio {
    Certezza adesso();

    /// A person vouches for the time.
    ///
    /// @throws it.timbro.base.RejectedException if it cannot be
    void conferma(long ms, String operatore);

    /// @param frase Italian
    /// @param allarme whether somebody must look
    /// @param salti jumps of the wall clock in words, newest first
    record Certezza(String frase, boolean allarme, List<String> salti) {
        public Certezza {
            salti = List.copyOf(salti);
        }
    }
}
