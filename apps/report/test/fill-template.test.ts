import { describe, expect, it } from "vitest";
import { fillTemplate } from "../src/fill-template.ts";

const template = '<body><script type="application/json" id="scorecast-data"></script><p>after</p></body>';
const dataOf = (html: string): string =>
  /<script type="application\/json" id="scorecast-data">([\s\S]*?)<\/script>/.exec(html)![1]!;

describe("fillTemplate", () => {
  it("puts the results where the page reads them", () => {
    const results = [{ kind: "score", total: 84 }];
    expect(JSON.parse(dataOf(fillTemplate(template, results)))).toEqual(results);
  });

  it.each(["</script><img onerror=alert(1)>", "<!--<script>", "a\u2028b\u2029c", "$& $1 $`", "鞋&帽"])(
    "leaves %j a mere name",
    (name) => {
      const html = fillTemplate(template, [{ name }]);
      expect(JSON.parse(dataOf(html))).toEqual([{ name }]);
      expect(dataOf(html)).not.toMatch(/[<>&\u2028\u2029]/);
      expect(html.endsWith("</script><p>after</p></body>")).toBe(true);
    },
  );

  it("replaces the results of a page that was filled before", () => {
    const once = fillTemplate(template, [{ name: "</script>" }]);
    expect(fillTemplate(once, [{ name: "b" }])).toBe(fillTemplate(template, [{ name: "b" }]));
  });

  it.each(["<body></body>", template + template])(
    "refuses a page without exactly one data element",
    (html) => {
      expect(() => fillTemplate(html, [])).toThrow(/must have exactly one <script type="application\/json"/);
    },
  );
});
