package it.timbro.sync.protocol;

import java.util.List;
import java.util.Map;

/// The branch's first word.
///
/// @param versions wire versions that the branch speaks, any order
/// @param sede who is calling
/// @param clockMs the branch's wall clock, milliseconds of the Unix epoch
/// @param heads the branch's own streams and how far each goes, by stream name
/// @param feed how far the branch holds its feed
public record Hello(List<Integer> versions, String sede, long clockMs, Map<String, Head> heads, Head feed) {}
