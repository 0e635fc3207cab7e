#!/usr/bin/env bash
# Measures what long threads cost: the first page and a page deep inside, in every order, of threads of 100, 10,000 and
# 100,000 comments in four levels, one request at a time and with nothing kept; and how many comments a second are taken with
# all rules on, beside pgbench inserting the same row. Prints two tables.
#   ./mvnw -DskipTests package -Dquarkus.package.jar.type=aot-jar && src/bench/threads.sh
# Needs a JDK, and of Debian wrk, postgresql-client (psql and pgbench, 15 or newer) and curl. BENCH_ROUNDS (3), BENCH_SECONDS
# (5 for each measurement), BENCH_WARM_UP (60 seconds; before writing as often as it makes a difference),
# BENCH_CONNECTIONS (16, of those who write).
set -Eeuo pipefail
cd "$(dirname "$0")/../.."
. src/bench/lib.sh

rounds=${BENCH_ROUNDS:-3}
seconds=${BENCH_SECONDS:-5}
warm_up=${BENCH_WARM_UP:-60}
connections=${BENCH_CONNECTIONS:-16}
port=$(free_port)
base=http://127.0.0.1:$port/api/v1
administrator=administrator-of-the-bench
jar=target/quarkus-app/quarkus-run.jar
work=target/bench/work
data=target/bench/threads
articles=2500
sizes=(100 10000 100000)
deep=(2 100 100)
orders=(newest oldest mostReplied mostLiked best controversial)

for program in java wrk psql pgbench curl; do
  command -v "$program" >/dev/null || die "$program is needed (Debian: apt-get install wrk postgresql-client curl)"
done
[ -f "$jar" ] || die "No $jar; run ./mvnw -DskipTests package first"
rm -rf "$work" "$data"
mkdir -p "$work"
trap end_all EXIT
trap 'echo "${BASH_SOURCE[0]}:$LINENO: failed: $BASH_COMMAND" >&2' ERR

load
BROADSHEET_CACHE_ENABLED=false BROADSHEET_COMMENTS_DUPLICATE_MINUTES=5 BROADSHEET_COMMENTS_HOLD_AT_REJECTED=30 start "$port"
mapfile -t threads < <(sql "select p.article_id from published_article p join article_stats s using (article_id)
  where s.comment_count = 0 order by p.slug limit ${#sizes[@]}")
for i in "${!sizes[@]}"; do
  note "Filling a thread of ${sizes[i]} comments …"
  as_superuser psql -v ON_ERROR_STOP=1 -v article="${threads[i]}" -v comments="${sizes[i]}" -qf src/bench/threads.sql
done
sql "vacuum (analyze) comment, article_stats"

page() { # article, order, page from 1; prints its address
  local path="/api/v1/articles/$1/comments?limit=20&replies=3&sort=$2" n
  for ((n = 1; n < $3; n++)); do path=$(curl -sf "http://127.0.0.1:$port$path" | sed 's/.*"next":"\([^"]*\)","previous".*/\1/'); done
  echo "http://127.0.0.1:$port$path"
}

p50() { load_with_wrk "$1" 1 "$seconds" | awk '{print $2}'; }

shown() { curl -sf "$1" | grep -o '"replyCount"' | wc -l; } # address; how many comments are in the answer

note "Warming up …"
load_with_wrk "$(page "${threads[1]}" oldest 1)" 4 "$warm_up" >/dev/null
: >"$work/times"
: >"$work/shown"
for order in "${orders[@]}"; do
  note "$order …"
  addresses=()
  for i in "${!sizes[@]}"; do
    addresses+=("$(page "${threads[i]}" "$order" 1)" "$(page "${threads[i]}" "$order" "${deep[i]}")")
  done
  for n in "${!addresses[@]}"; do
    load_with_wrk "${addresses[n]}" 1 1 >/dev/null
    echo "$order $n $(shown "${addresses[n]}")" >>"$work/shown"
  done
  for ((round = 0; round < rounds; round++)); do
    for n in "${!addresses[@]}"; do echo "$order $n $(p50 "${addresses[n]}")" >>"$work/times"; done
  done
done
end_all

machine
echo
cat "$data/newsroom"
echo
echo "| p50 ms (comments in the answer) | 100: first page | 10,000: first | page ${deep[1]} | 100,000: first | page ${deep[2]} | the slowest to the first of 100 | bar |"
echo "|---|---|---|---|---|---|---|---|"
for order in "${orders[@]}"; do
  for n in 0 2 3 4 5; do
    echo "$(awk -v o="$order" -v n="$n" '$1 == o && $2 == n {print $3}' "$work/times" | median)" \
      "$(awk -v o="$order" -v n="$n" '$1 == o && $2 == n {print $3}' "$work/shown")"
  done | awk -v o="$order" '
    {v[NR] = $1; line = line sprintf(" %.2f (%d) |", $1, $2)} NR > 1 && $1 > most {most = $1}
    END {r = most / v[1]; printf "| %s |%s %.2f | <= 1.5 %s |\n", o, line, r, r <= 1.5 ? "yes" : "NO"}'
done

# Everybody writes from a network of their own, on one of many articles.
cat >"$work/post.lua" <<'LUA'
local paths = {}
for path in io.lines(os.getenv("BENCH_PATHS")) do paths[#paths + 1] = path end
local threads = 0
function setup(thread) threads = threads + 1; thread:set("seed", threads * 7919 + os.time()) end
local n = 0
function request()
  if n == 0 then math.randomseed(seed) end
  n = n + 1
  local from = string.format("%d.%d.%d.9", math.random(11, 99), math.random(0, 255), math.random(0, 255))
  local body = '{"name": "Mara", "body": "I take it *every* morning, and this is time ' .. seed .. '-' .. n .. '."}'
  return wrk.format("POST", paths[math.random(#paths)], {["Content-Type"] = "application/json", ["X-Forwarded-For"] = from}, body)
end
LUA
BROADSHEET_CACHE_ENABLED=false BROADSHEET_HTTP_TRUSTED_PROXIES=127.0.0.1 start "$port"
sql "select '/api/v1/articles/' || article_id || '/comments' from published_article order by article_id limit 500" >"$work/paths"
curl -sf -o /dev/null -X PATCH -H "Authorization: Bearer $administrator" -H 'Content-Type: application/merge-patch+json' \
  -H 'If-Match: "0"' "$base/manage/comments/words" -d "{\"lists\": {\"*\": {\"hold\": [$(seq -f '"listed%g"' -s, 1 2000)]}}}"
cat >"$work/insert.sql" <<SQL
\\set n random(0, 499)
insert into comment (id, version, article_id, root_id, depth, path, status, queued, shown, reply_count, author_name, body_source,
  body_html, body_text, created_at)
select i, 1, a.article_id, i, 0, array[i], 'approved', false, true, 0, 'Mara', 'I take it *every* morning, and this is time 1.',
  '<p>I take it <em>every</em> morning, and this is time 1.</p>', 'I take it every morning, and this is time 1.', now()
from gen_random_uuid() i
  cross join (select article_id from published_article order by article_id offset :n limit 1) a;
SQL
: >"$work/insert.define"
write() { # seconds
  BENCH_PATHS=$work/paths wrk -t2 -c"$connections" -d"$1s" -s "$work/post.lua" "$base" | tee "$work/wrk" | awk '/Requests\/sec/ {print $2}'
  ! grep -E 'Non-2xx|Socket errors' "$work/wrk" >&2 || die "not every comment was taken"
}
# One comment runs through much code: it is compiled when the rate has not risen for three times.
most=0
rested=0
for ((n = 0; n < 16 && rested < 3; n++)); do
  now=$(write "$warm_up")
  note "Warming up: $now comments a second …"
  rested=$((rested + 1))
  if awk -v n="$now" -v m="$most" 'BEGIN {exit !(n > 1.03 * m)}'; then most=$now rested=0; fi
done
for ((round = 0; round < rounds; round++)); do
  load_with_pgbench "$work/insert" "$seconds" >>"$work/its"
  write "$seconds" >>"$work/ours"
done
echo
echo "| comments taken a second, $connections connections | pgbench, the same row | Broadsheet | ratio | bar |"
echo "|---|---|---|---|---|"
awk -v its="$(median <"$work/its")" -v ours="$(median <"$work/ours")" 'BEGIN {
  printf "| all rules, 2,000 listed words | %.0f | %.0f | %.2f | >= 0.3 %s |\n", its, ours, ours / its, (ours / its >= 0.3 ? "yes" : "NO")}'
end_all
rm -rf "$data"
