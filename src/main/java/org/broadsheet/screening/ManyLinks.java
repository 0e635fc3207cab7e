package org.broadsheet.screening;

import java.util.List;

/** A comment full of links is most likely an advertisement. */
final class ManyLinks implements Rule {

    @Override
    public List<Finding> look(Submission comment) {
        int links = comment.remark().links();
        return links > comment.policy().settings().maxLinks()
                ? List.of(Finding.of("links", Verdict.hold, links + " links"))
                : List.of();
    }
}
