package org.broadsheet.navigation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.change.Keys;
import org.broadsheet.navigation.ArchiveFilter.Mentioned;
import org.broadsheet.query.Reads;
import org.broadsheet.query.SqlStatement;
import org.broadsheet.reference.Reference;

/** Counts what was published when. */
@ApplicationScoped
class ArchiveQueries {

    /**
     * One range of an index for each period that lies between the first and the last article, in each list. A section stands
     * for itself and those below it, an author or tag for its duplicates too, and an article that is in two of these lists
     * counts once. Periods without an article are not told; the first row tells what was counted, with a period or without.
     */
    static final SqlStatement COUNTS = SqlStatement.of("""
            with target as materialized (
                select n.target as id from published_name n where n.kind = :kind and n.name = :name
            ), lists as materialized (
                select 'all' as list where :kind = 'all'
                union all
                select r.kind || ':' || r.id from target t join published_ref r on r.lineage @> array[t.id]
            ), span as materialized (
                select min(oldest.at) as first, max(newest.at) as last, count(*) as lists
                from lists l cross join lateral (
                    select i.published_at as at from published_in i where i.list = l.list
                    order by i.published_at, i.article_id limit 1
                ) oldest cross join lateral (
                    select i.published_at as at from published_in i where i.list = l.list
                    order by i.published_at desc, i.article_id desc limit 1
                ) newest
            ), period as materialized (
                select p.n, cast(p.start as timestamptz) as start, cast(p.stop as timestamptz) as stop
                from unnest(:starts, :stops) with ordinality p (start, stop, n)
            ), counted as (
                select p.n, case when s.lists = 1 then (
                        select count(*) from lists l join published_in i on i.list = l.list
                        where i.published_at >= p.start and i.published_at < p.stop)
                    else (
                        select count(distinct i.article_id) from lists l join published_in i on i.list = l.list
                        where i.published_at >= p.start and i.published_at < p.stop)
                    end as articles
                from span s join period p on p.stop > s.first and p.start <= s.last
            )
            select c.n, c.articles, one.id,
                coalesce((select {shown} from published_ref r where r.id = one.id), false)
            from (select (select t.id from target t) as id) one left join counted c on c.articles > 0""".replace("{shown}", Reference.SHOWN));

    private final Reads reads;

    ArchiveQueries(Reads reads) {
        this.reads = reads;
    }

    /**
     * How many articles there are in each period.
     *
     * @param articles by the place of the period, from 0; those without an article are not in it
     * @param keys what the numbers were made of; empty where no key names all that could change them
     */
    record Counted(Map<Integer, Long> articles, Set<String> keys) {}

    private record Line(Long place, Long articles, UUID target, boolean isShown) {}

    Counted count(Mentioned mentioned, List<Calendar.Period> periods) {
        List<Line> lines = reads.of(COUNTS)
                .with("kind", mentioned.kind())
                .with("name", mentioned.name())
                .with(
                        "starts",
                        periods.stream().map(period -> period.from().toString()).toArray(String[]::new))
                .with(
                        "stops",
                        periods.stream()
                                .map(period -> period.before().toString())
                                .toArray(String[]::new))
                .list(row -> new Line(row.number(1), row.number(2), row.uuid(3), row.truth(4)));
        Map<Integer, Long> articles = new HashMap<>();
        lines.stream()
                .filter(line -> line.place() != null)
                .forEach(line -> articles.put(line.place().intValue() - 1, line.articles()));
        return new Counted(articles, keys(mentioned, lines.get(0)));
    }

    private static Set<String> keys(Mentioned mentioned, Line line) {
        if (mentioned.equals(Mentioned.ANY)) {
            return Set.of(Keys.list(mentioned.kind()));
        }
        // Of what readers do not see the id would tell that it is there.
        return line.isShown() ? Set.of(Keys.list(Keys.reference(mentioned.kind(), line.target()))) : Set.of();
    }
}
