package org.broadsheet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement with named parameters, made ready for JDBC once, when its class loads. */
public final class SqlStatement {

    /** A parameter such as {@code :name}; literals and casts ({@code ::}) are passed over, since they hold colons too. */
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|::|:([A-Za-z]\\w*)");

    private final String named;
    private final String sql;
    private final List<String> parameters;

    private SqlStatement(String named, String sql, List<String> parameters) {
        this.named = named;
        this.sql = sql;
        this.parameters = parameters;
    }

    /**
     * @param named SQL, made of constants alone; a parameter may stand in it more than once. It is no place for comments,
     *     identifiers in quotes and {@code E''} literals
     */
    public static SqlStatement of(String named) {
        List<String> parameters = new ArrayList<>();
        String sql = PARAMETER.matcher(named).replaceAll(found -> {
            if (found.group(1) == null) {
                return Matcher.quoteReplacement(found.group());
            }
            parameters.add(found.group(1));
            return "?";
        });
        return new SqlStatement(named, sql, List.copyOf(parameters));
    }

    /**
     * Both, one after the other, in one message to the database; only the second is asked for its rows. It sees what was
     * committed until the first has ended.
     */
    public SqlStatement then(SqlStatement second) {
        return of(named + ";\n" + second.named);
    }

    /** As it was written. */
    public String named() {
        return named;
    }

    /** As JDBC wants it. */
    String sql() {
        return sql;
    }

    /** The name that belongs to each question mark. */
    List<String> parameters() {
        return parameters;
    }
}
