package it.timbro.chiavetta;

import java.util.List;

/// A stick being prepared or read, or the last one that was. It is known to this process only: what came of it stands
/// in the journal.
///
/// @param con the other end: a branch's code, or «centrale»
/// @param nome where: the stick's name
/// @param fatti, file done so far; when reading, those that were new
/// @param byteFatti, byteTutti of the files on the stick; 0 as long as nobody knows
/// @param frasi Italian: what came of it, what to do
public record Lavoro(
        Verso verso,
        String con,
        String nome,
        Stato stato,
        long fatti,
        long file,
        long byteFatti,
        long byteTutti,
        List<String> frasi) {
    /// In the place of a stick's name, where the browser carries.
    static final String BROWSER = "browser";

    public enum Verso {
        PREPARA,
        LEGGI
    }

    public enum Stato {
        IN_CORSO,
        /// Everything that should be was done.
        RIUSCITO,
        /// Some was done, some not: the sentences say what.
        IN_PARTE,
        NON_RIUSCITO
    }

    static Lavoro nuovo(Verso verso, String con, String nome, long byteTutti) {
        return new Lavoro(verso, con, nome, Stato.IN_CORSO, 0, 0, 0, byteTutti, List.of());
    }

    Lavoro avanti(long fatti, long file, long byteFatti) {
        return new Lavoro(verso, con, nome, stato, this.fatti + fatti, this.file + file, byteFatti, byteTutti, frasi);
    }

    Lavoro finito(Stato come, List<String> frasi) {
        return new Lavoro(verso, con, nome, come, fatti, file, byteFatti, byteTutti, frasi);
    }

    /// «63 di 120 MB», and how much that is of a hundred; 100 when finished.
    public int percento() {
        if (stato != Stato.IN_CORSO) {
            return 100;
        }
        return byteTutti == 0 ? 0 : (int) Math.min(99, byteFatti * 100 / byteTutti);
    }
}
