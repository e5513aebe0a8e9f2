package it.timbro.tempesta;

import org.jspecify.annotations.Nullable;

/// INV-6: the same entries, come in another order, make the same state. Each branch wrote on what it had read: that
/// order alone is kept. Where a machine was put back nobody knows any more what was written on what.
final class AltroOrdine implements AutoCloseable {
    private final Mondo mondo;
    private @Nullable NodoReplica replica;

    AltroOrdine(Mondo mondo) {
        this.mondo = mondo;
    }

    /// What is new since the last look.
    void prosegue() {
        if (saputo()) {
            if (replica == null) {
                replica = new NodoReplica(mondo);
            }
            confronta(replica);
        }
    }

    /// Everything, from the first fact on.
    void daCapo() {
        close();
        if (saputo()) {
            try (NodoReplica nuova = new NodoReplica(mondo)) {
                confronta(nuova);
            }
        }
    }

    private boolean saputo() {
        return mondo.centro.rimessi == 0
                && mondo.tutte().stream().noneMatch(filiale -> filiale.copiata || filiale.rimessi > 0);
    }

    private void confronta(NodoReplica one) {
        mondo.conto.uno("verifica INV-6 in altro ordine");
        one.riceveTutto();
        Violazione.seDiversi(
                "INV-6",
                "the centre in another order",
                Tabelle.stato(mondo.centro.occhio(), true),
                Tabelle.stato(one.occhio(), true));
    }

    @Override
    public void close() {
        if (replica != null) {
            replica.close();
            replica = null;
        }
    }
}
