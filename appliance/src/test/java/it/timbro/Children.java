package it.timbro;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Command lines of the test's own programs, run as processes that can be killed or starved.
public final class Children {
    private Children() {}

    public static List<String> java(Class<?> main, String... args) {
        return java(List.of(), main, args);
    }

    /// @param options of the machine, such as `-Xmx48m`
    public static List<String> java(List<String> options, Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(args));
        return command;
    }
}
