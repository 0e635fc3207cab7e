package org.broadsheet.http;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * From where a request comes. That is the other end of the connection, unless it is a trusted proxy: then the entries of
 * {@code X-Forwarded-For} tell, from the last one backwards, as each proxy adds the address that it saw. Whatever stands
 * before the first address that is no trusted proxy is only the client's word. No other header is looked at, also not
 * {@code Forwarded} (RFC 7239): a proxy that writes one of the two lets the other through as the client sent it.
 */
@ApplicationScoped
public class ClientAddress {

    private static final int IPV4_NETWORK = 24;
    private static final int IPV6_NETWORK = 64;

    private final List<AddressRange> trusted;

    ClientAddress(HttpConfig config) {
        this.trusted = config.trustedProxies().orElse(List.of());
    }

    /** Never asks a name server. */
    public InetAddress of(RoutingContext rc) {
        return client(trusted, peer(rc), rc.request().headers().getAll("X-Forwarded-For"));
    }

    /**
     * The network that an address belongs to, as text: {@code 203.0.113.0/24}, {@code 2001:db8:1:2::/64}. So much is
     * given to one customer, who can choose freely inside it.
     */
    public String networkOf(RoutingContext rc) {
        return network(of(rc));
    }

    /** @param forwarded values of the header, in the order in which they came */
    static InetAddress client(List<AddressRange> trusted, InetAddress peer, List<String> forwarded) {
        String[] hops = String.join(",", forwarded).split(",");
        InetAddress client = peer;
        for (int i = hops.length - 1; i >= 0 && isAmong(trusted, client); i--) {
            Optional<InetAddress> hop = AddressRange.address(hops[i].strip());
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
        }
        return client;
    }

    static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        int length = bytes.length == 4 ? IPV4_NETWORK : IPV6_NETWORK;
        Arrays.fill(bytes, length / Byte.SIZE, bytes.length, (byte) 0);
        try {
            return NetUtil.toAddressString(InetAddress.getByAddress(bytes)) + "/" + length;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("An address has 4 or 16 bytes", impossible);
        }
    }

    private static boolean isAmong(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static InetAddress peer(RoutingContext rc) {
        SocketAddress peer = rc.request().connection().remoteAddress();
        // A socket in the file system has no address, and only this machine can reach it.
        return Optional.ofNullable(peer.hostAddress())
                .flatMap(AddressRange::address)
                .orElseGet(InetAddress::getLoopbackAddress);
    }
}
