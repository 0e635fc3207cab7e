package org.broadsheet.comment;

import java.util.List;
import org.broadsheet.delivery.PublishedArticles;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CommentCounts", description = "How much is said about several articles")
record CommentCounts(List<PublishedArticles.Numbers> data) {}
