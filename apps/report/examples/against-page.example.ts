import { h } from "preact";
import { AgainstPage } from "../src/charts/against-page.tsx";
import { exampleFigures } from "../test/example-reconcile.ts";
import type { Example } from "./example.ts";

export const example: Example = {
  title: { zh: "后台与我们", en: "The page and ours" },
  about: {
    zh: "后台显示的数字与我们算出的，逐日相比。",
    en: "What the platform's page showed and what we make of the record, day by day.",
  },
  cases: {
    "": (view) => h(AgainstPage, { figure: exampleFigures[0]!, ...view }),
    gaps: (view) => h(AgainstPage, { figure: exampleFigures[1]!, ...view }),
  },
};
