package org.broadsheet.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.Signer;

/** The links between the pages of what readers ask for: whoever spells the same otherwise gets the same, kept or not. */
@Singleton
public class DeliveryLinks {

    private final CanonicalAddress addresses;
    private final Signer signer;

    DeliveryLinks(CanonicalAddress addresses, Signer signer) {
        this.addresses = addresses;
        this.signer = signer;
    }

    /** Links to other pages of the list that is asked for. */
    public PageLinks of(UriInfo uri) {
        return new PageLinks(uri, addresses.defaults(uri.getRequestUri().getRawPath()), signer);
    }
}
