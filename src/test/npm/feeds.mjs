// Reads every feed of a running service with readers that the field uses, page by page, and holds what they find against the
// lists that the feeds are made of. Usage: node feeds.mjs http://localhost:8080
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import FeedParser from "feedparser";
import RssParser from "rss-parser";

const base = process.argv[2];
const urn = (id) => `urn:uuid:${id}`;
let read = 0;

async function ask(path) {
  const answer = await fetch(base + path);
  assert.equal(answer.status, 200, path);
  return answer;
}

/** What feedparser makes of a document. */
function feedparsed(text) {
  return new Promise((resolve, reject) => {
    const parser = new FeedParser({ feedurl: base });
    const items = [];
    parser.on("error", reject);
    parser.on("readable", () => {
      for (let item = parser.read(); item; item = parser.read()) items.push(item);
    });
    parser.on("end", () => resolve({ meta: parser.meta, items }));
    Readable.from([text]).pipe(parser);
  });
}

const rssParser = new RssParser({
  customFields: { feed: [["atom:link", "atomLinks", { keepArray: true }]], item: ["dc:creator", "media:content"] },
});

/** Where a document says that it goes on, on this service. */
function next(text) {
  const link = text.match(/<(?:atom:)?link [^>]*rel="next"[^>]*>/)?.[0];
  const href = link?.match(/href="([^"]*)"/)[1].replaceAll("&amp;", "&");
  return href && new URL(href).pathname + new URL(href).search;
}

/** All pages of a feed, as both readers see them. */
async function walk(path) {
  const seen = [];
  for (let page = path; page; ) {
    const text = await (await ask(page)).text();
    const one = await rssParser.parseString(text);
    const other = await feedparsed(text);
    read++;
    assert.equal(one.items.length, other.items.length, page);
    assert.equal(one.title, other.meta.title, page);
    one.items.forEach((item, i) => {
      const same = other.items[i];
      assert.equal(item.guid ?? item.id, same.guid, page);
      assert.equal(item.title, same.title, page);
      assert.equal(item.link, same.link, page);
      assert.ok(same.pubdate instanceof Date && !Number.isNaN(same.pubdate.getTime()), page);
      assert.ok(same.description, page);
      seen.push({ id: same.guid, title: same.title, author: same.author, categories: same.categories, html: same.description });
    });
    page = next(text);
  }
  return seen;
}

/** The same of a JSON Feed, by its specification. */
async function walkJson(path) {
  const seen = [];
  for (let page = path; page; ) {
    const answer = await ask(page);
    assert.match(answer.headers.get("content-type"), /^application\/feed\+json/);
    const feed = await answer.json();
    read++;
    assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
    assert.equal(typeof feed.title, "string");
    for (const item of feed.items) {
      assert.equal(typeof item.id, "string");
      assert.ok(typeof item.content_html === "string" || typeof item.content_text === "string");
      assert.ok(!Number.isNaN(Date.parse(item.date_published)));
      item.authors.forEach((author) => assert.ok(author.name || author.url));
      seen.push({ id: item.id, title: item.title });
    }
    page = feed.next_url && new URL(feed.next_url).pathname + new URL(feed.next_url).search;
  }
  return seen;
}

async function list(path) {
  const rows = [];
  for (let page = path; page; ) {
    const json = await (await ask(page)).json();
    rows.push(...json.data);
    page = json.page.next;
  }
  return rows;
}

const titles = (rows) => rows.map(({ id, title }) => ({ id, title: title.trim() }));

async function compare(feed, expected) {
  for (const found of [
    await walk(`${feed.path}/rss.xml${feed.query}`),
    await walk(`${feed.path}/atom.xml${feed.query}`),
    await walkJson(`${feed.path}/feed.json${feed.query}`),
  ]) {
    assert.deepEqual(expected(found), expected(null), feed.path + feed.query);
  }
}

for (const query of ["?limit=10", "?limit=100&section=world", "?language=ar&limit=5", "?type=opinion&sort=headline&limit=3"]) {
  const articles = await list(`/api/v1/articles${query}`);
  assert.ok(articles.length > 0, query);
  const wanted = titles(articles.map((article) => ({ id: urn(article.id), title: article.headline })));
  await compare({ path: "/api/v1/feeds", query }, (found) => (found ? titles(found) : wanted));
}

const [newest] = await list("/api/v1/articles?limit=1&section=business");
const [entry] = await walk("/api/v1/feeds/rss.xml?limit=1&section=business");
assert.ok(newest);
assert.equal(entry.categories[0], newest.section.name);
assert.match(entry.html, /^<p>/);

const corrections = (await list("/api/v1/corrections")).map((one) => urn(one.id));
await compare({ path: "/api/v1/feeds/corrections", query: "?limit=2" }, (found) =>
  found ? found.map((one) => one.id) : corrections,
);

const comments = (await list("/api/v1/articles/a-barrier-is-not-a-plan/comments?view=flat&limit=100"))
  .filter((one) => one.status === "approved")
  .map((one) => urn(one.id));
assert.ok(comments.length > 0);
await compare({ path: "/api/v1/feeds/articles/a-barrier-is-not-a-plan/comments", query: "?limit=3" }, (found) =>
  found ? found.map((one) => one.id) : comments,
);

console.log(`${read} pages of feeds read`);
