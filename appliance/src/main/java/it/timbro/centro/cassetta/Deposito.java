package it.timbro.centro.cassetta;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A server of files that is not ours and may go away at any word.
public interface Deposito {
    Visita apri() throws IOException;

    /// One connection; after an exception it is of no use any more. Folders are relative to the one that was agreed
    /// on; names are without a path. A file whose name cannot be said, though it was listed, is not there.
    interface Visita extends AutoCloseable {
        /// Names in a folder, at most `max` of them; empty if there is no such folder.
        List<String> nomi(String folder, int max) throws IOException;

        /// The content of a file, cut after `max + 1` bytes; empty if it is not there any more.
        Optional<byte[]> leggi(String folder, String nome, int max) throws IOException;

        /// Puts a file there, under another name until it is whole; makes the folder if it is missing.
        void scrivi(String folder, String nome, byte[] content) throws IOException;

        /// Whether the file could be given another name.
        boolean rinomina(String folder, String da, String a) throws IOException;

        /// Whether the file could be deleted.
        boolean togli(String folder, String nome) throws IOException;

        /// When the file was written, in a form that sorts; "" if the server does not say.
        String versione(String folder, String nome) throws IOException;

        @Override
        void close();
    }
}
