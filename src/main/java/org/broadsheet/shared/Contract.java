package org.broadsheet.shared;

/** Which of the two OpenAPI documents an operation belongs to: the name of an extension on its resource. */
public final class Contract {

    /** What readers and front ends call. */
    public static final String DELIVERY = "x-smallrye-profile-delivery";

    /** What editors' clients call. */
    public static final String MANAGEMENT = "x-smallrye-profile-management";

    private Contract() {}
}
