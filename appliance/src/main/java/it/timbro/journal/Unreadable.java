package it.timbro.journal;

import it.timbro.sync.protocol.Entry;

/// Stands in for a fact whose payload cannot be read: it is kept as it came, and says why it shows nothing.
record Unreadable(String why) implements Fact {
    /// What stands in an entry; never a failure.
    static Recorded orFact(FactCodec codec, Entry entry) {
        byte[] payload = entry.payload();
        Fact fact;
        try {
            Fact said = codec.decode(
                    entry.kind(), entry.version(), entry.subject(), payload == null ? new byte[0] : payload);
            fact = codec.mayWrite(entry.stream(), said) ? said : new Trespass(entry.kind());
        } catch (IllegalArgumentException e) {
            fact = new Unreadable(String.valueOf(e.getMessage()));
        }
        return new Recorded(entry.stream(), entry.seq(), entry.time(), entry.operatore(), entry.flags(), fact);
    }
}
