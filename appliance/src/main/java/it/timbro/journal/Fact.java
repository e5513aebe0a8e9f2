package it.timbro.journal;

/// What happened, as a value. The families of facts live in `pratica`; the journal only asks that each can be
/// written and read back ([FactCodec]).
public interface Fact {}
