import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Compares, byte by byte, the jars that two builds ship, and names the first entry in which two of them differ.
/// Started by `installer/riproducibile` as a source file; takes the roots of two built clones.
final class Confronto {
    private static final Path INSTALLER = Path.of("installer/target/timbro-installer.jar");
    private static final Path IMAGE = Path.of("installer/target/image/lib");

    private Confronto() {}

    public static void main(String[] roots) throws IOException {
        Path one = Path.of(roots[0]);
        Path other = Path.of(roots[1]);
        var jars = new TreeSet<>(jars(one));
        jars.addAll(jars(other));
        List<String> differences = new ArrayList<>();
        for (Path jar : jars) {
            String difference = difference(one.resolve(jar), other.resolve(jar));
            if (!difference.isEmpty()) {
                differences.add("  " + jar.getFileName() + ": " + difference);
            }
        }
        differences.forEach(System.out::println);
        System.out.printf("%d jar confrontati, %d diversi%n", jars.size(), differences.size());
        System.exit(differences.isEmpty() ? 0 : 1);
    }

    private static List<Path> jars(Path root) throws IOException {
        try (Stream<Path> image = Files.list(root.resolve(IMAGE))) {
            return Stream.concat(image.map(root::relativize), Stream.of(INSTALLER))
                    .toList();
        }
    }

    private static String difference(Path one, Path other) throws IOException {
        if (!Files.exists(one) || !Files.exists(other)) {
            return "c'è in una costruzione sola";
        }
        return Files.mismatch(one, other) < 0 ? "" : firstDifference(one, other);
    }

    private static String firstDifference(Path one, Path other) throws IOException {
        try (var a = new ZipFile(one.toFile());
                var b = new ZipFile(other.toFile());
                FileSystem modesOfA = withModes(one);
                FileSystem modesOfB = withModes(other)) {
            List<? extends ZipEntry> entries = a.stream().toList();
            List<? extends ZipEntry> others = b.stream().toList();
            for (int i = 0; i < Math.min(entries.size(), others.size()); i++) {
                ZipEntry entry = entries.get(i);
                ZipEntry twin = others.get(i);
                String name = entry.getName();
                if (!name.equals(twin.getName())) {
                    return "voce %d: %s / %s".formatted(i, name, twin.getName());
                }
                if (!Arrays.equals(bytes(a, entry), bytes(b, twin))) {
                    return name + ": contenuto";
                }
                if (entry.getTime() != twin.getTime()) {
                    return name + ": ora";
                }
                if (!modes(modesOfA, name).equals(modes(modesOfB, name))) {
                    return "%s: permessi %s / %s".formatted(name, modes(modesOfA, name), modes(modesOfB, name));
                }
            }
            return entries.size() == others.size() ? "intestazioni dello zip" : "una voce in più";
        }
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static FileSystem withModes(Path jar) throws IOException {
        return FileSystems.newFileSystem(jar, Map.of("enablePosixFileAttributes", true));
    }

    private static String modes(FileSystem jar, String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(jar.getPath(name)));
    }
}
