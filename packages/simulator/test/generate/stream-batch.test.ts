import { expect, it } from "vitest";
import { PlatformNumber } from "../../src/generate/platform-number.ts";
import { streamOf } from "../../src/generate/random-source.ts";
import { StreamBatch } from "../../src/generate/stream-batch.ts";
import { StreamKeys } from "../../src/generate/stream-keys.ts";

const draws = (random: () => number, count: number) => Array.from({ length: count }, random);

/** Enough lanes to outgrow every first size, their names of several lengths. */
const places = Array.from({ length: 1203 }, (_, i) => (i < 600 ? i : 9 * i));
const ids = places.map((place, i) => new PlatformNumber("6920638", place, 5, i % 7, i % 3 === 0 ? 7 : 1));

function keysOf(kind: "orders" | "purchases"): StreamKeys {
  const keys = new StreamKeys();
  for (let i = 0; i < places.length; i++)
    if (kind === "orders") keys.addOrder(ids[i]!);
    else keys.addPurchase(i < 700 ? 20_638 : 20_639, places[i]!);
  return keys;
}

const nameOf = {
  orders: (i: number) => String(ids[i]),
  purchases: (i: number) => `${i < 700 ? 20_638 : 20_639}-${places[i]}`,
};

it.each(["orders", "purchases"] as const)("draws for %s what their own streams draw", (kind) => {
  const batch = new StreamBatch('种"子', "review");
  const opened = {
    once: () => batch.open(keysOf(kind)),
    whole: () => batch.openWhole(keysOf(kind)),
    foreseen: () => {
      batch.open(keysOf(kind));
      batch.foresee((lane) => (lane % 2 === 0 ? 0.4 : 0));
    },
  };
  for (const open of Object.values(opened)) {
    open();
    for (const i of [...places.keys(), 3, 3]) {
      const count = i % 5;
      expect(draws(batch.at(i), count)).toEqual(draws(streamOf('种"子', "review", nameOf[kind](i)), count));
    }
  }
});

it("serves other keys after the first, fewer and more", () => {
  const batch = new StreamBatch("seed", "chat");
  const keys = new StreamKeys();
  for (const count of [5, 1, 400, 9]) {
    keys.clear();
    for (let i = 0; i < count; i++) keys.addPurchase(20_000 + count, i);
    batch.open(keys);
    for (let i = 0; i < count; i++)
      expect(draws(batch.at(i), 4)).toEqual(draws(streamOf("seed", "chat", `${20_000 + count}-${i}`), 4));
  }
});

it("writes a number of the platform as its text, zeros in front and numbers that outgrow their length", () => {
  const bytes = new Uint8Array(40);
  for (const [high, highLength, low, lowLength] of [
    [0, 5, 0, 7],
    [7, 5, 1_234_567, 7],
    [99_999, 5, 10, 7],
    [123_456, 5, 9, 1],
    [999_999_999, 9, 12_345_678, 8],
  ] as const) {
    const number = new PlatformNumber("69", high, highLength, low, lowLength);
    const end = number.write(bytes, 0);
    const text = `69${String(high).padStart(highLength, "0")}${String(low).padStart(lowLength, "0")}`;
    expect(String(number)).toBe(text);
    expect(String.fromCharCode(...bytes.subarray(0, end))).toBe(text);
  }
});
