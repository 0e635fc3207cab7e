package org.broadsheet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final AddressRange.Reader RANGES = new AddressRange.Reader();

    private static final List<AddressRange> TRUSTED = Stream.of("10.0.0.0/8", "192.0.2.7", "2001:db8:ffff::/48")
            .map(RANGES::convert)
            .toList();

    private static String client(String peer, String... forwarded) {
        return ClientAddress.client(TRUSTED, address(peer), List.of(forwarded)).getHostAddress();
    }

    private static InetAddress address(String text) {
        return AddressRange.address(text).orElseThrow();
    }

    @Test
    void isThePeerWhereThatIsNoTrustedProxy() {
        assertThat(client("203.0.113.5")).isEqualTo("203.0.113.5");
        assertThat(client("203.0.113.5", "198.51.100.1")).isEqualTo("203.0.113.5");
        assertThat(client("192.0.2.8", "198.51.100.1", "10.0.0.1")).isEqualTo("192.0.2.8");
        assertThat(ClientAddress.client(List.of(), address("127.0.0.1"), List.of("198.51.100.1")))
                .isEqualTo(address("127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | 198.51.100.1",
                "1.1.1.1, 198.51.100.1 | 198.51.100.1",
                "1.1.1.1, 198.51.100.1, 10.9.9.9 | 198.51.100.1",
                "1.1.1.1,198.51.100.1,10.9.9.9,192.0.2.7 | 198.51.100.1",
                "10.1.1.1, 10.2.2.2 | 10.1.1.1",
                "'  198.51.100.1\t, 10.2.2.2 ' | 198.51.100.1",
                "2001:db8:1::5 | 2001:db8:1:0:0:0:0:5",
                "::ffff:198.51.100.1 | 198.51.100.1",
                "1.1.1.1, ::ffff:10.2.2.2 | 1.1.1.1",
                "1.1.1.1, 2001:db8:ffff::1 | 1.1.1.1",
            })
    void isTheFirstAddressFromTheEndThatIsNoTrustedProxy(String forwarded, String client) {
        assertThat(client("10.0.0.1", forwarded)).isEqualTo(client);
        assertThat(client("::ffff:10.0.0.1", forwarded)).isEqualTo(client);
    }

    @Test
    void readsSeveralHeadersAsOne() {
        assertThat(client("10.0.0.1", "1.1.1.1", "198.51.100.1, 10.3.3.3")).isEqualTo("198.51.100.1");
        assertThat(client("10.0.0.1", "198.51.100.1", "10.3.3.3")).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "unknown",
                "localhost",
                "198.51.100.1:443",
                "256.1.1.1",
                "1.1.1",
                "0x7f000001",
                "2130706433",
                "for=198.51.100.1",
                "198.51.100.1 1.1.1.1",
                "198.51.100.1/24",
                "\u0000"
            })
    void staysAtTheLastGoodAddress(String garbage) {
        assertThat(client("10.0.0.1", "1.1.1.1, " + garbage)).isEqualTo("10.0.0.1");
        assertThat(client("10.0.0.1", "1.1.1.1, " + garbage + ", 10.4.4.4")).isEqualTo("10.4.4.4");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, 203.0.113.0/24",
        "203.0.113.255, 203.0.113.0/24",
        "::ffff:203.0.113.9, 203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8::/64",
        "::1, ::/64"
    })
    void networksAreAsLargeAsOneCustomersShare(String address, String network) {
        assertThat(ClientAddress.network(address(address))).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "proxy.example",
                "10.0.0.0/33",
                "2001:db8::/129",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "/8",
                "*"
            })
    void rangesAreNumbers(String range) {
        assertThatThrownBy(() -> RANGES.convert(range))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(range);
    }

    @Test
    void rangesContainWhatTheySay() {
        assertThat(RANGES.convert("0.0.0.0/0").contains(address("203.0.113.5"))).isTrue();
        assertThat(RANGES.convert("0.0.0.0/0").contains(address("2001:db8::1"))).isFalse();
        assertThat(RANGES.convert("10.1.2.3/16").contains(address("10.1.255.255")))
                .isTrue();
        assertThat(RANGES.convert("10.1.2.3/16").contains(address("10.2.0.0"))).isFalse();
        assertThat(RANGES.convert("::1").contains(address("::1"))).isTrue();
        assertThat(RANGES.convert("::1").contains(address("::2"))).isFalse();
    }
}
