package it.timbro.centro.cassetta;

import java.util.List;

/// One request as it lay in the folder.
///
/// @param utente whose folder it was
/// @param nome what its files' names begin with
/// @param p7m the signed modello
@SuppressWarnings("ArrayRecordComponent") // megabytes: never compared, never copied
public record Plico(String utente, String nome, byte[] p7m, List<File> allegati) {
    /// @param codice three letters, as in the file's name
    @SuppressWarnings("ArrayRecordComponent") // as above
    public record File(String codice, String nome, byte[] bytes) {}
}
