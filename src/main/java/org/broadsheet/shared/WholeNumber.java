package org.broadsheet.shared;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * A whole number of the configuration, within bounds that a subclass names. Takes the place of {@code @Min} and
 * {@code @Max}: a single constraint on any configuration has Bean Validation read every one of Quarkus' own at each
 * start.
 */
public abstract class WholeNumber implements Converter<Integer> {

    private static final long serialVersionUID = 1L;

    private final int least;
    private final int most;

    protected WholeNumber(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** @throws IllegalArgumentException if it is not such a number, which ends the start */
    @Override
    public Integer convert(String value) {
        int number = Integer.parseInt(value.strip());
        if (number < least || number > most) {
            throw new IllegalArgumentException("must be from " + least + " to " + most);
        }
        return number;
    }
}
