package it.timbro.collegamento.web;

import it.timbro.collegamento.Avanzamento;
import java.util.Locale;

/// A long exchange in words and as a bar.
///
/// @param id of its bar on the page
/// @param nome «Invio in corso»
/// @param percento from 0 to 100, of the bytes where any are known
/// @param fatto «320 di 1.000 fra fatti e file, 12,4 di 40,0 MB»; without MB where none are known, and of one
/// thing alone without its number
/// @param resta «ancora da 2 a 4 minuti», empty while nothing can be said
public record Progresso(String id, String nome, int percento, String fatto, String resta) {
    private static final double MEGA = 1e6;
    private static final long MINUTO = 60;
    private static final long ORA = 3_600;

    static Progresso invio(Avanzamento.Stato stato) {
        return di("avanzamento-invio", "Invio in corso", stato);
    }

    static Progresso arrivo(Avanzamento.Stato stato) {
        return di("avanzamento-arrivo", "Arrivo dalla centrale in corso", stato);
    }

    private static Progresso di(String id, String nome, Avanzamento.Stato stato) {
        boolean weighed = stato.diBytes() > 0;
        String cose = String.format(Locale.ITALY, "%,d di %,d fra fatti e file", stato.cose(), stato.diCose());
        String mega = String.format(Locale.ITALY, "%.1f di %.1f MB", stato.bytes() / MEGA, stato.diBytes() / MEGA);
        return new Progresso(
                id,
                nome,
                (int) (weighed ? 100 * stato.bytes() / stato.diBytes() : 100 * stato.cose() / stato.diCose()),
                !weighed ? cose : stato.diCose() == 1 ? mega : cose + ", " + mega,
                stato.resta().map(Progresso::parole).orElse(""));
    }

    private static String parole(Avanzamento.Resta resta) {
        if (resta.alPiuS() < MINUTO) {
            return "ancora meno di un minuto";
        }
        if (resta.alPiuS() < 2 * ORA) {
            long least = Math.max(1, resta.almenoS() / MINUTO);
            long most = Math.max(least + 1, (resta.alPiuS() + MINUTO - 1) / MINUTO);
            return "ancora da " + least + " a " + most + " minuti";
        }
        long least = Math.max(1, resta.almenoS() / ORA);
        return "ancora da " + least + " a " + Math.max(least + 1, (resta.alPiuS() + ORA - 1) / ORA) + " ore";
    }
}
