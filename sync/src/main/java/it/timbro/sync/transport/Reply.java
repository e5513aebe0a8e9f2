package it.timbro.sync.transport;

import java.util.Map;
import java.util.Optional;

/// What came back of a call.
///
/// @param headers by name, whatever its case; of several the first
/// @param body what was kept of it
record Reply(int status, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean good() {
        return status / 100 == 2;
    }
}
