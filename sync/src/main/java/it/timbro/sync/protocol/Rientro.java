package it.timbro.sync.protocol;

/// A branch that may not go on with its stream asks for a new incarnation.
///
/// @param id drawn by lot by the branch when it fell into quarantine: the same question twice has one answer
/// @param stream what it has been writing
/// @param head how far it holds that
/// @param operatore who at the branch decided to ask
/// @param motivo Italian, why
public record Rientro(String id, String stream, Head head, String operatore, String motivo) {}
