import { describe, expect, test } from "vitest";
import { render } from "./render";

const htmlOf = (text: string) => render(text).body.text;

describe("Markdown as a page", () => {
  test("markup in a text stays text, and a link to a script is none", () => {
    const shown = htmlOf(
      '<script>alert(1)</script>\n\n<img src=x onerror="a()">\n\n[x](javascript:alert(1))',
    );
    expect(shown).not.toMatch(/<script|<img|href="javascript/);
    expect(shown).toContain("&lt;script&gt;");
  });

  test("headings have anchors of their own, also when they are called the same", () => {
    const { body, headings } = render("## Try again?\n\n## Try again?\n\n### The `GET /poll` feed");
    expect(headings).toEqual([
      { level: 2, id: "try-again", text: "Try again?" },
      { level: 2, id: "try-again-2", text: "Try again?" },
      { level: 3, id: "the-get-poll-feed", text: "The GET /poll feed" },
    ]);
    expect(body.text).toContain('<h2 id="try-again-2">');
  });

  test("each cell of a table knows its column, for screens that are too narrow for columns", () => {
    const shown = htmlOf("## Scopes\n\n| Scope | Opens |\n| --- | --- |\n| a | b \\| c |");
    expect(shown).toContain('aria-label="Table: Scopes"');
    expect(shown).toContain('<td data-label="Scope">a</td>');
    expect(shown).toContain('<td data-label="Opens">b | c</td>');
  });

  test("code can be copied, and says nothing but itself", () => {
    const shown = htmlOf('```sh\ncurl -d \'{"a": "<b>"}\'\n```');
    expect(shown).toContain("<code>curl -d '{&quot;a&quot;: &quot;&lt;b&gt;&quot;}'</code>");
    expect(shown).toContain('class="copy"');
  });

  test("boxes to tick are boxes", () => {
    expect(htmlOf("- [ ] Signed off")).toContain("☐ Signed off");
  });
});
