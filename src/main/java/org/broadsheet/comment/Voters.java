package org.broadsheet.comment;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.http.ClientAddress;
import org.broadsheet.security.Reader;
import org.broadsheet.security.Readers;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.Signer;

/** The voter who makes the present request; for endpoints that name {@link Reader#TENANT}. */
@ApplicationScoped
class Voters {

    private final Readers readers;
    private final ClientAddress addresses;
    private final CurrentVertxRequest current;
    private final Signer signer;
    private final CommentTokens tokens;

    Voters(Readers readers, ClientAddress addresses, CurrentVertxRequest current, Signer signer, CommentTokens tokens) {
        this.readers = readers;
        this.addresses = addresses;
        this.current = current;
        this.signer = signer;
        this.tokens = tokens;
    }

    /**
     * Who has signed in, or else the guest who sends a {@code Comment-Token} and has a comment that is shown.
     *
     * @param token null where none is sent
     * @throws UnauthorizedException where nobody says who they are
     * @throws AuthenticationFailedException where a token is sent that is not a reader's
     * @throws ProblemException 401 where the guest's token is not good, 403 where no comment of theirs is shown
     */
    Voter required(String token) {
        Optional<Voter> reader = readers.current().map(Voter::of);
        if (reader.isPresent()) {
            return reader.get();
        }
        UUID guest = tokens.guest(token).orElseThrow(UnauthorizedException::new);
        if (!Comment.isShownOfGuest(guest)) {
            throw new ProblemException(
                    ProblemType.forbidden, "Guests vote once a comment of theirs is shown; or sign in");
        }
        return Voter.ofGuest(guest);
    }

    /**
     * Who has signed in, or else whoever comes from the same network, under a digest that only who has the secret can make.
     *
     * @throws AuthenticationFailedException where a token is sent that is not a reader's
     */
    Voter orNetwork() {
        return readers.current().map(Voter::of).orElseGet(() -> {
            String network = "reporter\n" + addresses.networkOf(current.getCurrent());
            return new Voter(
                    "network:" + HexFormat.of().formatHex(signer.sign(network.getBytes(StandardCharsets.UTF_8))));
        });
    }
}
