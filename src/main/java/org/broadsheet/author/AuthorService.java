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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.media.MediaLibrary;
import org.broadsheet.security.Callers;
import org.broadsheet.security.Rights;
import org.broadsheet.shared.Deletions;
import org.broadsheet.shared.FieldError;
import org.broadsheet.shared.Ids;
import org.broadsheet.shared.Listing;
import org.broadsheet.shared.Merge;
import org.broadsheet.shared.Mergeable;
import org.broadsheet.shared.Merges;
import org.broadsheet.shared.PageLinks;
import org.broadsheet.shared.PageRequest;
import org.broadsheet.shared.Patches;
import org.broadsheet.shared.ProblemException;
import org.broadsheet.shared.SavedVersions;
import org.broadsheet.shared.Slice;
import org.broadsheet.shared.Slugs;
import org.broadsheet.shared.Typed;
import org.broadsheet.shared.Usage;

@ApplicationScoped
class AuthorService {

    private final Authors authors;
    private final Slugs slugs;
    private final MediaLibrary media;
    private final Deletions deletions;
    private final Merges merges;
    private final Patches patches;
    private final SavedVersions versions;
    private final Callers callers;
    private final Clock clock;
    private final Event<Object> events;

    AuthorService(
            Authors authors,
            Slugs slugs,
            MediaLibrary media,
            Deletions deletions,
            Merges merges,
            Patches patches,
            SavedVersions versions,
            Callers callers,
            Clock clock,
            Event<Object> events) {
        this.authors = authors;
        this.slugs = slugs;
        this.media = media;
        this.deletions = deletions;
        this.merges = merges;
        this.patches = patches;
        this.versions = versions;
        this.callers = callers;
        this.clock = clock;
        this.events = events;
    }

    Listing<AuthorView> list(Typed typed, PageRequest request, PageLinks links) {
        Slice<Author> slice = Slice.read(
                links.cursor(request.cursor()),
                request.limit(),
                (from, size) -> Author.page(typed, from, size),
                author -> new String[] {author.name(), author.id().toString()});
        List<AuthorView> views =
                slice.rows().stream().map(AuthorView::of).map(this::forCaller).toList();
        return new Listing<>(views, links.info(slice, request.limit()));
    }

    AuthorView read(UUID id) {
        return forCaller(AuthorView.of(find(id)));
    }

    /** An address that nobody else may see is for who keeps it. */
    private AuthorView forCaller(AuthorView author) {
        return callers.current().may(Rights.CURATE) ? author : author.withoutPrivateEmail();
    }

    /** What keeps it from being deleted. */
    Usage usage(UUID id) {
        find(id);
        return deletions.usage(Authors.KIND, Author.idsOf(List.of(id)));
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
        deletions.demandUnused(Authors.KIND, Author.idsOf(List.of(id)));
        Author.deleteDuplicates(id);
        author.delete();
        versions.drop(Authors.KIND, id);
        slugs.releaseAll(Authors.KIND, id);
        events.fire(new AuthorDeleted(id, author.slug()));
    }

    /** From now on an author and all its names mean another, which stays as it is. */
    @Transactional
    AuthorView merge(UUID id, String ifMatch, Merge how) {
        merges.lock();
        Author author = lock(id);
        versions.demand(ifMatch, Authors.KIND, author, input(author));
        Author survivor = merges.merge(
                Authors.KIND, author, how, named(how.into()), callers.current().id(), clock.instant());
        Author.passOnDuplicates(id, survivor.id());
        events.fire(new AuthorMerged(id, survivor.id(), survivor.slug()));
        return AuthorView.of(survivor);
    }

    /** Held like what {@link #lock} gives. */
    private Optional<Author> named(String name) {
        return Optional.ofNullable(authors.resolve(List.of(name)).get(name))
                .flatMap(found -> Author.findByIdOptional(found.id(), LockModeType.PESSIMISTIC_WRITE));
    }

    private static Author find(UUID id) {
        return Mergeable.present(Authors.KIND, id, Author.findByIdOptional(id));
    }

    /** Concurrent writers wait for each other, so that each is told the version that is really current. */
    private static Author lock(UUID id) {
        return Mergeable.present(Authors.KIND, id, Author.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private AuthorView saved(Author author) {
        Author.flush();
        versions.keep(Authors.KIND, author, input(author));
        slugs.markPublic(Authors.KIND, author.slug());
        events.fire(AuthorSaved.of(author));
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
