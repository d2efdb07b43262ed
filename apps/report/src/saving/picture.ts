/** Looks that the page's style sheets give a drawing, as attributes that any program reads. */
const looks = [
  ...["fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"],
  ...["stroke-linecap", "stroke-linejoin", "opacity", "visibility", "paint-order"],
] as const;
const textLooks = [
  ...["font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline"],
  ...["letter-spacing"],
] as const;
/** What a drawing without any style has: not worth writing. */
const plain: Readonly<Record<string, string>> = {
  "fill-opacity": "1",
  "fill-rule": "nonzero",
  stroke: "none",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  visibility: "visible",
  "paint-order": "normal",
  "font-style": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
  "letter-spacing": "normal",
};
const NS = "http://www.w3.org/2000/svg";
const PAD = 20;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** A copy of `node` that carries its computed looks itself; null for what is not shown. */
function dressed(node: Element): Element | null {
  const style = getComputedStyle(node);
  if (style.display === "none") return null;
  const copy = node.cloneNode(false) as Element;
  for (const name of ["class", "style", "tabindex", "aria-hidden", "role"]) copy.removeAttribute(name);
  const isText = node.localName === "text" || node.localName === "tspan";
  if (node.localName !== "g" && node.localName !== "svg")
    for (const name of isText ? [...looks, ...textLooks] : looks) {
      const value = style.getPropertyValue(name);
      if (value !== "" && value !== plain[name] && !(name === "stroke-width" && style.stroke === "none"))
        copy.setAttribute(name, value);
    }
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.textContent ?? "");
    else if (child.nodeType === Node.ELEMENT_NODE) {
      const inner = dressed(child as Element);
      if (inner) copy.append(inner);
    }
  }
  return copy;
}

/** The drawing at its place in the picture. */
function drawing(svg: SVGSVGElement, { x, y, width, height }: Place): Element {
  const copy = dressed(svg) ?? element("g", {});
  for (const [key, value] of Object.entries({ x, y, width, height, overflow: "visible" }))
    copy.setAttribute(key, String(value));
  return copy;
}

/** The words of `node` as they are broken into lines on the page, each where it stands. */
function words(node: Element, from: Place): SVGElement[] {
  const style = getComputedStyle(node);
  const lines: { text: string; x: number; bottom: number; top: number }[] = [];
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement?.closest("svg, .unseen")) continue;
    for (const [i, character] of [...(text.textContent ?? "")].entries()) {
      const start = [...(text.textContent ?? "")].slice(0, i).join("").length;
      range.setStart(text, start);
      range.setEnd(text, start + character.length);
      const box = range.getClientRects()[0];
      if (!box) continue;
      const last = lines.at(-1);
      if (last && Math.abs(last.top - box.top) < 3) last.text += character;
      else lines.push({ text: character, x: box.left, top: box.top, bottom: box.bottom });
    }
  }
  return lines.map((line) => {
    const size = Number.parseFloat(style.fontSize);
    const made = element("text", {
      x: Math.round(line.x - from.x) + PAD,
      y: Math.round((line.top + line.bottom) / 2 - from.y + size * 0.36) + PAD,
      fill: style.color,
      "font-family": style.fontFamily,
      "font-size": style.fontSize,
      "font-weight": style.fontWeight,
    });
    made.textContent = line.text.trim();
    return made;
  });
}

/**
 * The chart of `figure` (title, drawing, legend) as one SVG document that needs no style sheet and looks as it does on the
 * page now: its theme, language and width.
 *
 * @throws {RangeError} where the figure holds no drawing
 */
export function pictureOf(figure: HTMLElement): {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
} {
  const charts = [...figure.querySelectorAll<SVGSVGElement>("svg[role='img']")];
  if (charts.length === 0) throw new RangeError("This figure holds no drawing to save.");
  const title = figure.querySelector("figcaption");
  const legends = [...figure.querySelectorAll<HTMLElement>(".legend")];
  const shown = [...(title ? [title] : []), ...charts, ...legends];
  const boxes = shown.map((part) => part.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  const tops = new Map<Element, number>();
  let height = 0;
  const first = charts[0]!.getBoundingClientRect().top;
  let chartsTop = 0;
  for (const [i, part] of shown.entries()) {
    if (part === charts[0]) chartsTop = height;
    const top = part instanceof SVGSVGElement ? chartsTop + boxes[i]!.top - first : height;
    tops.set(part, top); // several drawings keep their places to each other
    height = Math.max(height, top + boxes[i]!.height + (part === title ? 10 : 14));
  }
  const width = Math.round(right - left);
  height = Math.round(height - 14);
  const picture = element("svg", {
    xmlns: NS,
    width: width + 2 * PAD,
    height: height + 2 * PAD,
    viewBox: `0 0 ${width + 2 * PAD} ${height + 2 * PAD}`,
    role: "img",
  });
  const name = element("title", {});
  name.textContent = charts.map((chart) => chart.getAttribute("aria-label") ?? "").join(" ");
  const paper = element("rect", {
    width: width + 2 * PAD,
    height: height + 2 * PAD,
    fill: getComputedStyle(figure).backgroundColor,
  });
  picture.append(name, paper);
  const within = (box: DOMRect, part: Element, partBox: DOMRect): Place => ({
    x: Math.round(box.left - left) + PAD,
    y: Math.round(box.top - partBox.top + tops.get(part)!) + PAD,
    width: box.width,
    height: box.height,
  });
  for (const [i, part] of shown.entries()) {
    const box = boxes[i]!;
    if (part instanceof SVGSVGElement) picture.append(drawing(part, within(box, part, box)));
    else {
      for (const sign of part.querySelectorAll<SVGSVGElement>("svg"))
        picture.append(drawing(sign, within(sign.getBoundingClientRect(), part, box)));
      const from = { x: left, y: box.top - tops.get(part)!, width: 0, height: 0 };
      for (const holder of part.querySelectorAll("h3, li")) picture.append(...words(holder, from));
    }
  }
  return {
    svg: new XMLSerializer().serializeToString(picture),
    width: width + 2 * PAD,
    height: height + 2 * PAD,
  };
}

/**
 * The same picture as PNG, `scale` times as many pixels. The drawing goes through a data address, which the page's policy
 * allows for pictures and which does not taint the canvas.
 */
export async function pngOf(picture: ReturnType<typeof pictureOf>, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new RangeError("The browser could not make a PNG of this size."));
    }, "image/png");
  });
}
