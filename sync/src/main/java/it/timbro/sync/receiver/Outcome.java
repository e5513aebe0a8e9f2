package it.timbro.sync.receiver;

import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;

/// What the receiving end says of a batch.
public sealed interface Outcome {
    /// Everything up to the receipt's seq is held.
    record Stored(Receipt receipt) implements Outcome {}

    /// Entries are missing in between. Nothing was stored.
    record Gap(long expected) implements Outcome {}

    /// The batch does not continue what is held: another entry stands at `seq`. Nothing was stored.
    record Fork(long seq) implements Outcome {}

    /// A later incarnation has taken the place of the one that wrote this. Nothing was stored.
    record Superseded(StreamId by) implements Outcome {}

    /// Not a batch. Nothing was stored.
    record Malformed(String reason) implements Outcome {}

    /// The HTTP status that carries this outcome.
    default int status() {
        return switch (this) {
            case Stored _ -> 200;
            case Gap _ -> Refusal.Code.GAP.status();
            case Fork _ -> Refusal.Code.FORK.status();
            case Superseded _ -> Refusal.Code.QUARANTINE.status();
            case Malformed _ -> Refusal.Code.MALFORMED.status();
        };
    }

    /// The message that carries it: a [Receipt] or a [Refusal], for [it.timbro.sync.protocol.Json#write].
    default Record message() {
        return switch (this) {
            case Stored(Receipt receipt) -> receipt;
            case Gap(long expected) ->
                new Refusal(Refusal.Code.GAP, "Mancano i fatti dal numero " + expected + ".", expected);
            case Fork(long seq) ->
                new Refusal(
                        Refusal.Code.FORK,
                        "Al numero " + seq
                                + " risulta registrato un altro fatto: questo giornale è una copia che si è divisa"
                                + " dall'originale.",
                        seq);
            case Superseded(StreamId by) ->
                new Refusal(
                        Refusal.Code.QUARANTINE,
                        "La sede è ripartita con l'incarnazione " + by.incarnation()
                                + ": quello che questo apparecchio ha scritto dopo non si aggiunge più al giornale di"
                                + " prima.");
            case Malformed(String reason) -> new Refusal(Refusal.Code.MALFORMED, reason);
        };
    }
}
