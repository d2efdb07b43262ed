/** What a field must be: a "?" may be null, a list holds one shape throughout. Fields that are not named may be anything. */
export type Shape =
  | "string"
  | "string?"
  | "number"
  | "number?"
  | "boolean"
  | readonly [Shape]
  | { readonly [field: string]: Shape };

export const text = { zh: "string", en: "string" } as const;
export const shop = { id: "string", name: "string" } as const;
export const head = { program: "string", rules: "string", input: "string" } as const;
export const assumption = { id: "string", text, provenance: "string", source: "string" } as const;
