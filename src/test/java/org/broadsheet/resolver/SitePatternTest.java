package org.broadsheet.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitePatternTest {

    @ParameterizedTest
    @CsvSource({
        "{path}, /world/a-slug, /world/a-slug",
        "{path}, /world/a-slug/, /world/a-slug",
        "{path}/, /world/a-slug, /world/a-slug",
        "{path}.html, /world/a-slug.html, /world/a-slug",
        "/en{path}, /en/world, /world",
        "/news/{slug}, /news/a-slug, a-slug",
        "/news/{slug}-story, /news/a-slug-story, a-slug",
        "/%C3%BCber/{slug}, /über/ana, ana",
        "/a.b/{id}, /a.b/0190a8f0-0000-7000-8000-000000000000, 0190a8f0-0000-7000-8000-000000000000",
        "/show?id={id}, /show?id=1, 1"
    })
    void readsWhatItWrites(String pattern, String path, String read) {
        assertThat(new SitePattern(pattern).read(path)).contains(read);
    }

    @ParameterizedTest
    @CsvSource({
        "{path}, world",
        "{path}, /",
        "{path}, /World",
        "{path}, /world/a_b",
        "{path}.html, /world/a-slug",
        "/news/{slug}, /news/a/b",
        "/news/{slug}, /news/",
        "/a.b/{id}, /axb/1"
    })
    void readsNothingElse(String pattern, String path) {
        assertThat(new SitePattern(pattern).read(path)).isEmpty();
    }

    @Test
    void longPathsExhaustNothing() {
        assertThat(new SitePattern("{path}x").read("/a-".repeat(100_000))).isEmpty();
    }

    @Test
    void spellingsAreDecodedOnceAndHideNoSeparator() {
        assertThat(Spelling.decoded("/%7Ea%C3%A9")).isEqualTo(Optional.of("/~aé"));
        assertThat(Spelling.decoded("/%2541")).isEqualTo(Optional.of("/%41"));
        for (String wrong : new String[] {"/a%2Fb", "/a%5cb", "/%", "/%4", "/%zz", "/%ff", "/%00"}) {
            assertThat(Spelling.decoded(wrong)).as(wrong).isEmpty();
        }
    }
}
