package it.timbro.printing.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutsTest {
    static List<Layout> layouts() {
        return Layouts.all().toList();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyBoxLiesOnThePaperAndHasRoomForText(Layout layout) {
        assertThat(layout.boxes()).allSatisfy(box -> {
            assertThat(box.area().rightMm()).isLessThan(layout.page().rightMm());
            assertThat(box.area().bottomMm()).isLessThan(layout.page().bottomMm());
            assertThat(box.lines()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void noTwoBoxesOverlap(Layout layout) {
        for (Box one : layout.boxes()) {
            assertThat(layout.boxes())
                    .filteredOn(other -> other != one)
                    .noneMatch(other -> overlap(one.area(), other.area()));
        }
    }

    /// A line broken for the main sheet is printed as it is on a continuation sheet.
    @ParameterizedTest
    @MethodSource("layouts")
    void goodsAreAsWideOnAContinuationSheet(Layout layout) {
        Layout following = Layouts.read("foglio-supplementare-2023.1");
        for (String id : List.of("6", "7")) {
            assertThat(following.box(id).area().widthMm())
                    .isEqualTo(layout.box(id).area().widthMm());
            assertThat(following.box(id).sizePt()).isEqualTo(layout.box(id).sizePt());
        }
    }

    private static boolean overlap(Area a, Area b) {
        return a.xMm() < b.rightMm() && b.xMm() < a.rightMm() && a.yMm() < b.bottomMm() && b.yMm() < a.bottomMm();
    }
}
