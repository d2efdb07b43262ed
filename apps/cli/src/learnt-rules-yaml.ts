import type { ReconcileReport } from "@scorecast/simulator/report";
import { Document, isCollection, isMap, visit } from "yaml";
import type { Call } from "./commands/command.ts";
import { printable } from "./printable.ts";

/** The override file that the page taught, for `--overrides`; the rule version alone where it taught nothing. */
export function learntRulesYaml({ overrides, rules, shops }: ReconcileReport, { say }: Call): string {
  const document = new Document(overrides ?? { base: rules });
  const names = shops.map(({ shop }) => printable(shop.name));
  const days = shops.flatMap(({ from, to }) => [from, to].filter((day) => day !== null)).sort();
  document.commentBefore = ` ${say("reconcile.yaml-head", { shops: names.join(", "), from: days[0]!, to: days.at(-1)! })}`;
  visit(document, {
    Collection(_, node, path) {
      if (path.length >= 6 && isCollection(node)) node.flow = true;
    },
  });
  const draws = isMap(document.contents)
    ? document.contents.items.find(({ key }) => String(key) === "draws")
    : null;
  if (draws) Object.assign(draws.key as object, { commentBefore: ` ${say("reconcile.yaml-draws")}` });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
