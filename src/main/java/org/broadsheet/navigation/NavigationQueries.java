package org.broadsheet.navigation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;

/** Reads the sections that are listed, with their numbers. */
@ApplicationScoped
class NavigationQueries {

    /**
     * In the order of the tree. What lies in a section that is not listed stands in the nearest one above that is. An article
     * may be in several sections of a branch and counts once; where nothing lies below, none can.
     */
    static final SqlStatement SECTIONS = SqlStatement.of("""
            select s.id, (
                    select a.id from unnest(s.lineage) with ordinality l (id, n) join published_ref a on a.id = l.id
                    where a.listed and a.id <> s.id order by l.n desc limit 1),
                s.card || ',"path":"' || s.path || '",' || s.detail,
                case when exists (select from published_ref c where c.parent_id = s.id) then (
                    select count(distinct i.article_id)
                    from published_ref d join published_in i on i.list = 'section:' || d.id
                    where d.lineage @> array[s.id])
                else own.articles end,
                own.articles
            from published_ref s cross join lateral (
                select count(*) as articles from published_in i where i.list = 'section:' || s.id) own
            where s.kind = 'section' and s.listed
            order by s.sort, s.id""");

    private final Reads reads;

    NavigationQueries(Reads reads) {
        this.reads = reads;
    }

    /**
     * A listed section.
     *
     * @param parent the nearest listed one that it lies in; null for none
     * @param members of its JSON, without the numbers
     */
    record Section(UUID id, UUID parent, String members, long articles, long own) {}

    List<Section> sections() {
        return reads.of(SECTIONS)
                .list(row -> new Section(row.uuid(1), row.uuid(2), row.text(3), row.number(4), row.number(5)));
    }
}
