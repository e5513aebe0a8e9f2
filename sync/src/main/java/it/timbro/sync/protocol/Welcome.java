package it.timbro.sync.protocol;

import java.util.Map;

/// The centre's answer to a [Hello].
///
/// @param version the wire version chosen
/// @param sede the branch as the centre knows it
/// @param clockMs the centre's wall clock, milliseconds of the Unix epoch
/// @param heads what the centre holds of each of the branch's streams, by stream name
/// @param feed how far the branch's feed goes
public record Welcome(int version, String sede, long clockMs, Map<String, Head> heads, Head feed) {}
