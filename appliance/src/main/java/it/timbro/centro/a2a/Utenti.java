package it.timbro.centro.a2a;

import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.pratica.CodiceFiscale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Accounts of companies' programs: lines `utente:hash:codiceFiscale`, the hash in PHC form
/// (Argon2id), and behind one colon more the e-mail that gets what the office writes, where there
/// is one; `#` begins a comment.
///
/// Programs send the password with every call, and Argon2 is slow on purpose: what was verified is remembered for
/// five minutes as an HMAC under a key that never leaves memory. Five wrong passwords stop an account, as seen from
/// one address, for a minute. Any thread may call.
public final class Utenti {
    private static final long RICORDO_MS = 5 * 60_000;
    private static final long FERMO_MS = 60_000;
    /// A hash that no password has, checked when the account is unknown, so that the answer takes as long.
    private static final String NESSUNO = "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    private static final int TENTATIVI = 5;
    private static final int MAX_CARATTERI = 256;
    private static final int MAX_RICORDI = 10_000;

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,40}(\\.[A-Za-z0-9-]{1,20}){1,3}");

    /// @param email "" if none is known
    private record Account(String phc, CodiceFiscale codiceFiscale, String email) {}

    private record Errori(int quanti, long ultimoTicks) {}

    private final Map<String, Account> accounts;
    private final Segreti segreti;
    private final Time time;
    private final SecretKeySpec key;
    private final Map<String, Long> verificati = bounded();
    private final Map<String, Errori> errori = bounded();

    private Utenti(Map<String, Account> accounts, Segreti segreti, Time time, RandomGenerator random) {
        this.accounts = Map.copyOf(accounts);
        this.segreti = segreti;
        this.time = time;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /// Reads the file of accounts. A line that cannot be read stops the start: a forgotten account would be found out
    /// by a company.
    ///
    /// @param random a secure one
    public static Utenti read(Path file, Segreti segreti, Time time, RandomGenerator random) {
        Map<String, Account> accounts = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] parts = line.strip().split(":", -1);
                String email = parts.length == 4 ? parts[3] : "";
                boolean good = (parts.length == 3 || EMAIL.matcher(email).matches())
                        && !parts[0].isEmpty()
                        && parts[1].startsWith("$argon2id$");
                if (!good) {
                    throw new IllegalArgumentException(
                            file.getFileName() + ": not utente:argon2id:codiceFiscale[:email]: " + parts[0]);
                }
                accounts.put(parts[0], new Account(parts[1], new CodiceFiscale(parts[2]), email));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Utenti(accounts, segreti, time, random);
    }

    /// Who it is, where another door has checked that already, such as a file server with a folder for each account.
    public Optional<Mittente> noto(String utente) {
        return Optional.ofNullable(accounts.get(utente))
                .map(account -> new Mittente(utente, account.codiceFiscale().valore(), ""));
    }

    /// Where an account reads its mail; empty if nobody said.
    public Optional<String> posta(String utente) {
        return Optional.ofNullable(accounts.get(utente)).map(Account::email).filter(email -> !email.isEmpty());
    }

    /// The accounts, in order.
    public List<String> nomi() {
        return accounts.keySet().stream().sorted().toList();
    }

    /// Who calls.
    ///
    /// @param operativo empty if it acts for nobody else
    /// @param from the caller's address
    public Mittente autentica(String utente, String password, String operativo, String from) {
        if (utente.isEmpty() || utente.length() > MAX_CARATTERI || password.length() > MAX_CARATTERI) {
            throw Problem.ACCESSO_NEGATO.rejected();
        }
        String who = utente + "\n" + from;
        checkFermo(who);
        Account account = accounts.get(utente);
        String phc = account == null ? NESSUNO : account.phc();
        String trace = trace(utente, password, phc);
        if (!ricordato(trace)) {
            if (!segreti.combacia(password, phc) || account == null) {
                sbagliato(who);
                throw Problem.ACCESSO_NEGATO.rejected();
            }
            ricorda(who, trace);
        }
        if (account == null) {
            throw Problem.ACCESSO_NEGATO.rejected();
        }
        return new Mittente(
                utente,
                account.codiceFiscale().valore(),
                operativo.substring(0, Math.min(operativo.length(), MAX_CARATTERI / 4)));
    }

    private synchronized boolean ricordato(String trace) {
        Long since = verificati.get(trace);
        return since != null && time.ticks() - since < RICORDO_MS;
    }

    private synchronized void ricorda(String who, String trace) {
        verificati.put(trace, time.ticks());
        errori.remove(who);
    }

    private synchronized void sbagliato(String who) {
        Errori before = errori.getOrDefault(who, new Errori(0, 0));
        errori.put(who, new Errori(before.quanti() + 1, time.ticks()));
    }

    private synchronized void checkFermo(String who) {
        Errori so = errori.get(who);
        if (so == null || so.quanti() < TENTATIVI) {
            return;
        }
        long wait = FERMO_MS - (time.ticks() - so.ultimoTicks());
        if (wait > 0) {
            throw Problem.ACCESSO_SOSPESO.rejected((wait + 999) / 1000);
        }
        errori.remove(who);
    }

    private String trace(String utente, String password, String phc) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((utente.length() + ":" + utente + phc + ":").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MAX_RICORDI;
            }
        };
    }
}
