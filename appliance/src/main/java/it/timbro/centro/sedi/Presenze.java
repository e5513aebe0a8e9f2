package it.timbro.centro.sedi;

import it.timbro.journal.Reading;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Presence;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;
import java.util.Optional;

/// Tells a branch from its copies ([Presence]).
///
/// @param chiave the centre's, that signs for presences
record Presenze(Vite vite, SigningKey chiave) {
    /// What a presence says of who said it.
    sealed interface Voce {
        /// @param firmata the receipt for it
        record Attesa(Receipt firmata) implements Voce {}

        /// A release that does not say any.
        record Muta() implements Voce {}

        /// Not the one that spoke last.
        record Copia() implements Voce {}
    }

    /// Notes what was said, if it follows what was said last. A branch that holds a later receipt
    /// of ours is believed: then it is we who are a copy.
    Voce senti(Reading rows, StreamId vita, Hello hello) {
        if (!hello.next().matches("[0-9a-f]{64}")) {
            return new Voce.Muta();
        }
        Hash detta = new Hash(hello.next());
        Optional<Head> ultima = vite.presenza(rows, vita);
        Optional<Receipt> vista = hello.receipts().stream()
                .filter(receipt -> receipt.chain().equals(Presence.chainOf(vita)))
                .findFirst();
        if (ultima.isEmpty()) {
            return nota(rows, vita, new Head(vista.map(Receipt::seq).orElse(0L) + 1, detta));
        }
        if (ultima.get().hash().equals(detta)) {
            return firma(vita, ultima.get()); // the answer was lost
        }
        boolean segue = vista.map(Receipt::head).equals(ultima);
        if (segue || vista.filter(receipt -> oltre(receipt, ultima.get())).isPresent()) {
            return nota(rows, vita, new Head(vista.orElseThrow().seq() + 1, detta));
        }
        return new Voce.Copia();
    }

    /// Whether a receipt of ours goes further than what we hold.
    boolean oltre(Receipt receipt, Head nostra) {
        return receipt.seq() > nostra.seq() && nostra(receipt);
    }

    /// Whether this centre signed it.
    boolean nostra(Receipt receipt) {
        return SigningKey.signed(receipt, chiave.published());
    }

    private Voce nota(Reading rows, StreamId vita, Head presenza) {
        vite.presente(rows, vita, presenza);
        return firma(vita, presenza);
    }

    private Voce firma(StreamId vita, Head presenza) {
        return new Voce.Attesa(chiave.sign(new Receipt(Presence.chainOf(vita), presenza.seq(), presenza.hash(), 0, 0)));
    }
}
