package org.broadsheet.author;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.media.MediaLibrary;
import org.broadsheet.security.Callers;
import org.broadsheet.shared.Deletions;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.ProblemType;
import org.broadsheet.shared.SavedVersions;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.Slugs;

@ApplicationScoped
class AuthorService {

    private final Slugs slugs;
    private final MediaLibrary media;
    private final Deletions deletions;
    private final Patches patches;
    private final SavedVersions versions;
    private final Callers callers;
    private final Clock clock;
    private final Event<Object> events;

    AuthorService(
            Slugs slugs,
            MediaLibrary media,
            Deletions deletions,
            Patches patches,
            SavedVersions versions,
            Callers callers,
            Clock clock,
            Event<Object> events) {
        this.slugs = slugs;
        this.media = media;
        this.deletions = deletions;
        this.patches = patches;
        this.versions = versions;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    Listing<AuthorView> list(PageRequest request, PageLinks links) {
        Slice<Author> slice = Slice.read(links.cursor(request.cursor()), request.limit(), Author::page, author ->
                new String[] {author.name(), author.id().toString()});
        List<AuthorView> views = slice.rows().stream().map(AuthorView::of).toList();
        return new Listing<>(views, links.info(slice, request.limit(), null));
    }

    AuthorView read(UUID id) {
        return AuthorView.of(find(id));
    }

    @Transactional
    AuthorView create(SaveAuthor input) {
        return create(Ids.next(), input, callers.current().id(), clock.instant());
    }

    @Transactional
    AuthorView create(UUID id, SaveAuthor input, UUID caller, Instant now) {
        Author author = new Author(id, input, slug(input, id), caller, now);
        author.persist();
        return saved(author);
    }

    @Transactional
    AuthorView change(UUID id, String ifMatch, JsonNode patch) throws JsonProcessingException {
        Author author = lock(id);
        versions.demand(ifMatch, Authors.KIND, author, input(author));
        SaveAuthor input = patches.patched(input(author), patch, SaveAuthor.class);
        author.change(input, slug(input, id), callers.current().id(), clock.instant());
        return saved(author);
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        Author author = lock(id);
        versions.demand(ifMatch, Authors.KIND, author, input(author));
        deletions.demandUnused(Authors.KIND, id);
        author.delete();
        versions.drop(Authors.KIND, id);
        slugs.releaseAll(Authors.KIND, id);
        events.fire(new AuthorDeleted(id, author.slug()));
    }

    private static Author find(UUID id) {
        return Author.<Author>findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** Concurrent writers wait for each other, so that each is told the version that is really current. */
    private static Author lock(UUID id) {
        return Author.<Author>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(ProblemType.notFound, "There is no author " + id);
    }

    private AuthorView saved(Author author) {
        Author.flush();
        versions.keep(Authors.KIND, author, input(author));
        slugs.markPublic(Authors.KIND, author.slug());
        events.fire(new AuthorSaved(
                author.id(),
                author.name(),
                author.slug(),
                author.bio(),
                author.links(),
                author.contact(),
                author.image(),
                author.listed()));
        return AuthorView.of(author);
    }

    private static SaveAuthor input(Author author) {
        return new SaveAuthor(
                author.name(),
                author.slug(),
                author.bio(),
                author.links(),
                author.contact(),
                author.image(),
                author.privateEmail(),
                author.listed());
    }

    private String slug(SaveAuthor input, UUID owner) {
        if (input.image() != null && media.known(Set.of(input.image())).isEmpty()) {
            throw ProblemException.invalid(
                    FieldError.at("/image", "unknownReference", "There is no picture " + input.image()));
        }
        return slugs.claimWanted(Authors.KIND, input.slug(), input.name(), owner);
    }
}
