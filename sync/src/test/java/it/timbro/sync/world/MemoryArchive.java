package it.timbro.sync.world;

import it.timbro.sync.protocol.Hash;
import it.timbro.sync.receiver.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Whole files kept in a map.
public final class MemoryArchive implements Parts.Archive {
    public final Map<Hash, byte[]> contents = new HashMap<>();

    public Hash add(byte[] content) {
        Hash hash = Hash.of(content);
        contents.put(hash, content);
        return hash;
    }

    public byte[] content(Hash file) {
        byte[] content = contents.get(file);
        if (content == null) {
            throw new IllegalArgumentException("not in the archive: " + file);
        }
        return content;
    }

    @Override
    public boolean has(Hash file) {
        return contents.containsKey(file);
    }

    @Override
    public void adopt(Hash file, Path complete) throws IOException {
        contents.put(file, Files.readAllBytes(complete));
        Files.delete(complete);
    }
}
