package it.timbro.sync.protocol;

/// «I hold everything of this chain up to here, durably.»
///
/// @param chain `GE1/1`, or `feed:GE1`
/// @param seq the last seq of the batch it answers
/// @param hash the hash at that seq
/// @param stored how many entries were new
/// @param repeated how many were held already
public record Receipt(String chain, long seq, Hash hash, int stored, int repeated) {}
