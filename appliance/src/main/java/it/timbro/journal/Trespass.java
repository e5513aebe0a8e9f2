package it.timbro.journal;

/// Stands in for a fact that was not its writer's to say ([FactCodec#mayWrite]): kept as it came, never applied.
record Trespass(String kind) implements Fact {
    @Override
    public boolean unknown() {
        return true;
    }
}
