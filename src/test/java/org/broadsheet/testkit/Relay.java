package org.broadsheet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between the service and its database that a test can cut, stall and mend. */
public final class Relay implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private ServerSocket server;
    private volatile boolean stalled;

    /** @param target the port of this machine to which connections lead */
    public Relay(int target) {
        this.target = target;
        this.server = listen(0);
        this.port = server.getLocalPort();
    }

    public int port() {
        return port;
    }

    /** As if the database had gone: connections end, and no new ones are taken. */
    public void cut() {
        close(server);
        sockets.forEach(Relay::close);
        sockets.clear();
    }

    /** As if the network swallowed everything: connections stay, new ones are taken, and nothing comes through. */
    public void stall() {
        stalled = true;
    }

    /** As if nothing had been; what was stalled is lost. */
    public void mend() {
        cut();
        stalled = false;
        server = listen(port);
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket listen(int on) {
        try {
            ServerSocket listening = new ServerSocket(on, 50, InetAddress.getLoopbackAddress());
            start(() -> accept(listening));
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket client = from.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(database);
                start(() -> pass(client, database));
                start(() -> pass(database, client));
            }
        } catch (IOException cut) {
            close(from);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                if (!stalled) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } catch (IOException cut) {
            // Both ends below.
        }
        close(from);
        close(to);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception closed) {
            // It is no more.
        }
    }
}
