// Reads the small front end of a running service in headless Chromium, as a reader does: sections, an article with its
// conversation, a comment, a search, a preview. Usage: node front-end.mjs http://localhost:8080 <token of an editor>
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [base, token] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
const complaints = [];
page.on("pageerror", (error) => complaints.push(error.message));
page.on("console", (message) => message.type() === "error" && complaints.push(message.text() + message.location().url));

const title = (text) => page.locator("main > h2", { hasText: text }).waitFor();

async function manage(path, body, version) {
  const answer = await fetch(`${base}/api/v1/manage/${path}`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      ...(version && { "If-Match": `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

try {
  await page.goto(`${base}/demo/`);
  await title("Latest");
  assert.equal(await page.locator("main > article").count(), 10);
  const { sections } = await (await fetch(`${base}/api/v1/navigation`)).json();
  assert.deepEqual(await page.locator("nav a").allTextContents(), sections.map((section) => section.name));

  await page.locator("nav a", { hasText: /^City$/ }).click();
  await title("City");
  await page.locator("main > article a", { hasText: "Night trams start on Friday" }).click();
  await title("Night trams start on Friday");
  assert.ok((await page.locator("main > article p").count()) > 3);
  assert.ok(await page.locator("main > article img").evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));

  await page.fill("#comment [name=name]", "Mara");
  await page.fill("#comment [name=body]", "Does it stop at the <b>hospital</b>?");
  await page.click("#comment button");
  await page.locator("#comment output", { hasText: "Thank you. A moderator will read it." }).waitFor();

  await page.goto(`${base}/demo/#/opinion/a-barrier-is-not-a-plan`);
  await title("A barrier is not a plan");
  await page.locator("#comments .thread .thread p", { hasText: "Same folder." }).waitFor();

  await page.fill("#search [name=q]", "night trams");
  await page.keyboard.press("Enter");
  await title("Found for “night trams”");
  await page.locator("main > article mark").first().waitFor();

  const draft = await manage("articles", {
    headline: "Nobody has read <i>this</i> yet",
    type: "news",
    language: "en",
    section: "city",
    body: [{ type: "paragraph", html: "It is a <em>draft</em>." }],
  });
  const { token: preview } = await manage(`articles/${draft.id}/preview-links`, { note: "For the browser" });
  await page.goto(`${base}/demo/#preview/${preview}`);
  await title("Nobody has read <i>this</i> yet");
  await page.locator("main > article em", { hasText: "draft" }).waitFor();

  assert.deepEqual(complaints, []);
  await page.goto(`${base}/demo/#/nowhere`);
  await title("Nothing stands at this path");
  console.log("front end: sections, an article, its conversation, a comment, a search and a preview");
} finally {
  await browser.close();
}
