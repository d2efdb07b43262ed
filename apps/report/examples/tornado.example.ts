import { h } from "preact";
import { TornadoChart } from "../src/charts/tornado.tsx";
import { tornadoOf } from "../src/drives.ts";
import { exampleDossier } from "../test/example-results.ts";
import type { Example } from "./example.ts";

const { sensitivity, scale } = exampleDossier("sample");

export const example: Example = {
  title: { zh: "哪些因素最能左右结果", en: "What moves the answer most" },
  about: {
    zh: "每个因素取低值和取高值时结果差多少，由大到小；空心的依据薄弱。",
    en: "The answer with one input at its low and its high end, widest first; hollow where the input rests on little.",
  },
  cases: {
    "": ({ locale, size }) => {
      const tornado = tornadoOf(sensitivity!, sensitivity!.outputs[0]!, scale, locale);
      return h(TornadoChart, { tornado: { ...tornado, rows: tornado.rows.slice(0, 6) }, locale, size });
    },
  },
};
