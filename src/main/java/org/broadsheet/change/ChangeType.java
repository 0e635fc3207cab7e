package org.broadsheet.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened to what readers see. The names are stored and part of the contract. */
@Schema(
        description =
                "What happened. Of articles: `articlePublished` also where a new revision, a correction or a former"
                        + " slug is public now; `articleUnpublished` and `articleKilled` take them away."
                        + " `commentingChanged`: whether comments are shown or taken, or how they are voted on; below"
                        + " the article with this id, or where there is none, below many. `commentMarked`: featured, pinned or locked,"
                        + " or no longer. `commentsVoted`: on some of an"
                        + " article's comments, told about once a second. `modelRebuilt`: many answers have another form;"
                        + " its `id` is that of the rebuild")
public enum ChangeType {
    articlePublished,
    articleUnpublished,
    articleKilled,
    correctionMade,
    commentShown,
    commentHidden,
    commentDeleted,
    commentMarked,
    commentingChanged,
    commentsVoted,
    sectionSaved,
    sectionDeleted,
    authorSaved,
    authorMerged,
    authorDeleted,
    tagSaved,
    tagMerged,
    tagDeleted,
    mediaSaved,
    modelRebuilt
}
