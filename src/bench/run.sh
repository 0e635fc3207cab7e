#!/usr/bin/env bash
# Measures the packaged service on a large newsroom beside what stands for the best there is, in turn on the same machine:
# nginx with the same bytes in a file, and pgbench with the same statement. Prints one table.
#   ./mvnw -DskipTests package -Dquarkus.package.jar.type=aot-jar && src/bench/run.sh [--keep]
#   src/bench/run.sh --growth    hits and misses at 10,000, 100,000 and 1,000,000 articles; --keep is implied
# Needs a JDK, and of Debian wrk, nginx-light, postgresql-client (psql and pgbench, 15 or newer) and curl.
# BENCH_ARTICLES (10000), BENCH_ROUNDS (3), BENCH_SECONDS (10 for each measurement), BENCH_WARM_UP (60 seconds after each
# start, a third of that before each further row), BENCH_CONNECTIONS (16), BENCH_MIXED_CONNECTIONS (32),
# BENCH_MIXED_SECONDS (60), BENCH_DUE (10000 articles that are scheduled for the same second; 0 leaves that out), BENCH_SIZES
# (of --growth), BENCH_LATER_JAVA (home of a JDK 25 or newer, for one more start).
# With --keep the newsroom stays in target/bench/<articles>, and the next run takes it as it is. --growth measures no size
# again whose results are there: delete target/bench/<articles>/growth.tsv for that, or the directory for a new newsroom.
set -Eeuo pipefail
cd "$(dirname "$0")/../.."
. src/bench/lib.sh

rounds=${BENCH_ROUNDS:-3}
seconds=${BENCH_SECONDS:-10}
warm_up=${BENCH_WARM_UP:-60}
connections=${BENCH_CONNECTIONS:-16}
mixed_connections=${BENCH_MIXED_CONNECTIONS:-32}
mixed_seconds=${BENCH_MIXED_SECONDS:-60}
due=${BENCH_DUE:-10000}
later_java=${BENCH_LATER_JAVA:-}
read -ra sizes <<<"${BENCH_SIZES:-10000 100000 1000000}"
port=$(free_port)
base=http://127.0.0.1:$port/api/v1
administrator=administrator-of-the-bench
jar=target/quarkus-app/quarkus-run.jar
article=a-barrier-is-not-a-plan
list="articles?section=city&limit=20"
search="search?q=ferry"
suggest="search/suggest?q=night%20tra"
feed="feeds/rss.xml?section=city"
sitemap="sitemaps/articles.xml?month=2026-01"
keep=false growth=false

for option in "$@"; do
  case $option in
    --keep) keep=true ;;
    --growth) growth=true keep=true ;;
    *) die "There is no $option" ;;
  esac
done
for program in java wrk nginx psql pgbench curl; do
  command -v "$program" >/dev/null || die "$program is needed (Debian: apt-get install wrk nginx-light postgresql-client curl)"
done
[ -f "$jar" ] || die "No $jar; run ./mvnw -DskipTests package first"

work=target/bench/work
results=$work/results
data=$work/none
rm -rf "$work"
mkdir -p "$work"
finish() {
  end_all
  $keep || rm -rf "$data"
}
trap finish EXIT
trap 'echo "${BASH_SOURCE[0]}:$LINENO: failed: $BASH_COMMAND" >&2' ERR

newsroom() { # articles
  articles=$1
  [ "$articles" -ge 2000 ] || die "There is no page 51 of $articles articles: 2,000 are the fewest"
  data=target/bench/$1
  $keep || rm -rf "$data"
  load
}

failed=false
if $growth; then
  for size in "${sizes[@]}"; do
    [ ! -f "target/bench/$size/growth.tsv" ] || continue
    newsroom "$size"
    measure_hits
    measure_misses
    mv "$results" "$data/growth.tsv"
  done
  machine
  growth_table
else
  newsroom "${BENCH_ARTICLES:-10000}"
  measure_starts
  measure_hits
  measure_misses
  measure_mixed
  machine
  table "$results" "$data/newsroom"
fi
! $failed || die "Not every request of the mixed load was answered as it should be"
