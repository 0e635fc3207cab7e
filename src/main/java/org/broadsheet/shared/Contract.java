package org.broadsheet.shared;

/** Marks by which code tells the OpenAPI documents what annotations cannot say; names of extensions. */
public final class Contract {

    /** On a resource: it belongs to the document of readers and front ends. */
    public static final String DELIVERY = "x-smallrye-profile-delivery";

    /** On a resource: it belongs to the document of editors' clients. */
    public static final String MANAGEMENT = "x-smallrye-profile-management";

    /** On a property of an answer: it is there only when asked for. */
    public static final String ON_REQUEST = "x-on-request";

    /** On an answer to which no version belongs: it has no ETag. */
    public static final String UNVERSIONED = "x-unversioned";

    /** On a resource of delivery: nobody may call it without a reader's token. */
    public static final String SIGNED_IN = "x-signed-in";

    private Contract() {}
}
