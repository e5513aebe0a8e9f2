package it.timbro;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// The tests ask the ciphers that the product asks ([Main]); without a library for this machine, Java's own, as it
/// does.
public final class ProductCiphers implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        NativeCiphers.install();
    }
}
