import type { ShopSpec } from "@scorecast/simulator/generate";
import { Document, isScalar, visit } from "yaml";

/** A spec as YAML for a person to change: short lists stand on one line. */
export function specYaml(spec: ShopSpec): string {
  const document = new Document(spec, { aliasDuplicateObjects: false });
  visit(document, {
    Seq: (_key, list) => {
      if (list.items.every((item) => isScalar(item))) list.flow = true;
    },
  });
  return document.toString({ lineWidth: 120 });
}
