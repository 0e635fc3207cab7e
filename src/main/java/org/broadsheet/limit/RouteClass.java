package org.broadsheet.limit;

import java.util.function.Function;

/** Routes that share a rate. The name of a class is the name of its policy in the headers of answers. */
public enum RouteClass {

    /** Readers write comments, change or delete them. */
    comments(LimitConfig::comments, Counted.BY_NETWORK),

    /** Readers vote on comments. */
    votes(LimitConfig::votes, Counted.BY_NETWORK),

    /** Readers report comments. */
    reports(LimitConfig::reports, Counted.BY_NETWORK),

    /** Everything in management, after the token was found good. */
    management(LimitConfig::management, Counted.BY_TOKEN);

    /** Attribute of an identity that names its token, for {@link #management}; without it the principal's name counts. */
    public static final String CREDENTIAL = "credential";

    enum Counted {
        BY_NETWORK,
        BY_TOKEN
    }

    private final Function<LimitConfig, Rate> rate;
    private final Counted counted;

    RouteClass(Function<LimitConfig, Rate> rate, Counted counted) {
        this.rate = rate;
        this.counted = counted;
    }

    Rate rate(LimitConfig config) {
        return rate.apply(config);
    }

    Counted counted() {
        return counted;
    }
}
