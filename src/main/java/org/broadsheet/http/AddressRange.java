package org.broadsheet.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** An IP address, or all of a network: {@code 192.0.2.7}, {@code 10.0.0.0/8}, {@code 2001:db8::/32}. */
final class AddressRange {

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    private final IpSubnetFilterRule rule;

    private AddressRange(InetAddress network, int length) {
        this.rule = new IpSubnetFilterRule(network, length, IpFilterRuleType.ACCEPT);
    }

    boolean contains(InetAddress address) {
        return rule.matches(new InetSocketAddress(address, 0));
    }

    /** An address as it is written, an IPv4-mapped one as IPv4; empty for anything else, names of hosts included. */
    static Optional<InetAddress> address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address has 4 or 16 bytes", impossible);
        }
    }

    /** Public because it is made from outside. */
    public static final class Reader implements Converter<AddressRange> {

        private static final long serialVersionUID = 1L;

        /** @throws IllegalArgumentException if it is neither, which ends the start */
        @Override
        public AddressRange convert(String value) {
            String[] parts = value.strip().split("/", 2);
            InetAddress network = address(parts[0]).orElseThrow(() -> unreadable(value));
            int longest = network.getAddress().length * Byte.SIZE;
            if (parts.length == 1) {
                return new AddressRange(network, longest);
            }
            if (!LENGTH.matcher(parts[1]).matches() || Integer.parseInt(parts[1]) > longest) {
                throw unreadable(value);
            }
            return new AddressRange(network, Integer.parseInt(parts[1]));
        }

        private static IllegalArgumentException unreadable(String value) {
            return new IllegalArgumentException("must be IP addresses and ranges like 10.0.0.0/8, not '" + value + "'");
        }
    }
}
