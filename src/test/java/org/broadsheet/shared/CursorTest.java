package org.broadsheet.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CursorTest {

    /** Not a good MAC, but one that every byte of the content changes. */
    private static final Signer SIGNER = new Signer() {
        @Override
        public byte[] sign(byte[] content) {
            byte[] mac = new byte[32];
            Arrays.fill(mac, (byte) Arrays.hashCode(content));
            return mac;
        }

        @Override
        public boolean isSigned(byte[] content, byte[] mac) {
            return Arrays.equals(Arrays.copyOf(sign(content), mac.length), mac);
        }
    };

    @Test
    void comesBackAsItWasMade() {
        Cursor cursor = Cursor.before("2026-11-24T09:30:00Z", "0190");

        assertThat(Cursor.decode(cursor.encode("q", SIGNER), "q", SIGNER, "cursor"))
                .isEqualTo(cursor);
    }

    @Test
    void isRefusedWhenChangedOrOfAnotherQuery() {
        String text = Cursor.after("a", "b").encode("q", SIGNER);
        byte[] changed = Base64.getUrlDecoder().decode(text);
        changed[changed.length - 1]++;
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

        for (String bad : List.of(forged, "", "A", "not base64!", text.substring(4))) {
            assertThatThrownBy(() -> Cursor.decode(bad, "q", SIGNER, "cursor")).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> Cursor.decode(text, "other", SIGNER, "cursor")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aSliceKnowsItsNeighbours() {
        Slice<Integer> first = read(Optional.empty());
        Slice<Integer> second = read(first.next());
        Slice<Integer> last = read(second.next());

        assertThat(first.rows()).containsExactly(0, 1, 2);
        assertThat(first.previous()).isEmpty();
        assertThat(second.rows()).containsExactly(3, 4, 5);
        assertThat(last.rows()).containsExactly(6);
        assertThat(last.next()).isEmpty();
        assertThat(read(last.previous()).rows()).containsExactly(3, 4, 5);
        assertThat(read(second.previous()))
                .isEqualTo(new Slice<>(List.of(0, 1, 2), null, first.next(), Optional.empty()));
    }

    /** Three of the numbers 0 to 6. */
    private static Slice<Integer> read(Optional<Cursor> from) {
        return Slice.read(
                from,
                3,
                (cursor, size) -> {
                    int at = cursor.map(c -> Integer.parseInt(c.key().get(0))).orElse(-1);
                    IntStream rows = cursor.map(Cursor::backwards).orElse(false)
                            ? IntStream.iterate(at - 1, i -> i >= 0, i -> i - 1)
                            : IntStream.rangeClosed(at + 1, 6);
                    return rows.limit(size).boxed().toList();
                },
                row -> new String[] {row.toString(), "id"});
    }
}
