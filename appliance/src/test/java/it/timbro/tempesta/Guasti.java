package it.timbro.tempesta;

/// How bad the weather of a world is, in thousandths of the occasions; by seed some are off, some strong, so that
/// every combination comes up.
final class Guasti {
    final int perdita;
    final int dueVolte;
    final int ritardo;
    final int taglio;
    final int caduta;
    final int cadutaAlCommit;
    final int cadutaSulDisco;
    final int corrente;
    final int discoPieno;
    final int linea;
    final int orologio;
    final int stampanteSpenta;
    final int copie;
    final int copieDelCentro;
    final int doppioni;
    final int chiusure;

    Guasti(Caso caso) {
        perdita = some(caso, 150);
        dueVolte = some(caso, 100);
        ritardo = some(caso, 100);
        taglio = some(caso, 150);
        caduta = some(caso, 40);
        cadutaAlCommit = some(caso, 40);
        cadutaSulDisco = some(caso, 250);
        corrente = caso.tra(0, 1_000);
        discoPieno = some(caso, 20);
        linea = some(caso, 15);
        orologio = some(caso, 10);
        stampanteSpenta = some(caso, 100);
        copie = caso.capita(150) ? 4 : 0;
        copieDelCentro = caso.capita(120) ? 8 : 0;
        doppioni = copieDelCentro == 0 && caso.capita(80) ? 8 : 0;
        chiusure = some(caso, 20);
    }

    private Guasti() {
        perdita = dueVolte = ritardo = taglio = caduta = cadutaAlCommit = cadutaSulDisco = corrente = 0;
        discoPieno = linea = orologio = stampanteSpenta = copie = 0;
        copieDelCentro = doppioni = chiusure = 0;
    }

    static Guasti nessuno() {
        return new Guasti();
    }

    private static int some(Caso caso, int most) {
        return caso.tra(0, 2) == 0 ? 0 : caso.tra(1, most);
    }
}
