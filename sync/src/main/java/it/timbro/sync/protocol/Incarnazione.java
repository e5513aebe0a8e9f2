package it.timbro.sync.protocol;

/// The centre gives a branch a new incarnation.
///
/// @param id of the question
/// @param stream what the branch writes from now on
/// @param precedente the stream before
/// @param ultimo the last good head of that: what the branch holds beyond it is evidence
public record Incarnazione(String id, String stream, String precedente, Head ultimo) {}
