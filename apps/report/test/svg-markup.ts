import { Fragment, type VNode } from "preact";

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]!);

/**
 * Markup of a chart: elements, function components without state, text. One element per line.
 *
 * @throws {RangeError} on what a pure chart must not have: event handlers or inline styles
 */
export function svgMarkup(node: unknown, depth = 0): string {
  const indent = "  ".repeat(depth);
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return `${indent}${escaped(String(node))}\n`;
  if (Array.isArray(node)) return node.map((child) => svgMarkup(child, depth)).join("");
  const { type, props } = node as VNode<Record<string, unknown>>;
  const { children, ...attributes } = props;
  if (type === Fragment) return svgMarkup(children, depth);
  if (typeof type === "function") return svgMarkup((type as (props: unknown) => unknown)(props), depth);
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => {
      if (name === "style" || name.startsWith("on"))
        throw new RangeError(
          `<${String(type)}> has ${name}: a chart carries classes only, the page's policy blocks it`,
        );
      return ` ${name}="${escaped(String(value))}"`;
    })
    .join("");
  const inner = svgMarkup(children, depth + 1);
  return inner === ""
    ? `${indent}<${type}${written} />\n`
    : `${indent}<${type}${written}>\n${inner}${indent}</${type}>\n`;
}
