package it.timbro.installer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A test class with a whole house of real processes and a browser, for all of its tests.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CasaAperta {
    DemoHouse house;
    Chromium chromium;

    @BeforeAll
    void open() {
        house = DemoHouse.start();
        chromium = new Chromium();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (house != null) {
            house.close();
        }
    }
}
