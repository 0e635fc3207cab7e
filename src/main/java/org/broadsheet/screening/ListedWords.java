package org.broadsheet.screening;

import java.util.List;

/** Words of the lists for the article's language. */
final class ListedWords implements Rule {

    static final String NAME = "words";

    private final Words words;

    ListedWords(Words words) {
        this.words = words;
    }

    @Override
    public List<Finding> look(Submission comment) {
        return words.matcher(comment.policy()).find(comment.remark().text());
    }
}
