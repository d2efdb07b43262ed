import { describe, expect, it } from "vitest";
import { nearestWord, unknownName } from "../../src/rules/nearest-word.ts";

const words = ["pickup-hours", "pickup-score", "product-rating", "platform-help-rate"];

describe("the nearest word", () => {
  it.each([
    ["pickup-hour", "pickup-hours"],
    ["pikcup-score", "pickup-score"],
    ["Product-Rating", "product-rating"],
    ["product_rating", "product-rating"],
    ["platform", "platform-help-rate"],
    ["pickup", "pickup-hours"],
    ["product-rating", "product-rating"],
  ])("of %s is %s", (word, nearest) => {
    expect(nearestWord(word, words)).toBe(nearest);
  });

  it.each(["", "zzz", "refund", "pl"])("of “%s” is none", (word) => {
    expect(nearestWord(word, words)).toBeNull();
  });

  it("is none among no words, and the earlier one among equals", () => {
    expect(nearestWord("a", [])).toBeNull();
    expect(nearestWord("abcdxx", ["abcdef"])).toBe("abcdef");
    expect(nearestWord("abcxyz", ["abcdef"])).toBeNull();
    expect(nearestWord("abcx", ["abcz", "abcy"])).toBe("abcz");
  });

  it("takes a swap of neighbours for one edit", () => {
    expect(nearestWord("abdc", ["abxx", "abcd"])).toBe("abcd");
    expect(nearestWord("bac", ["abc"])).toBe("abc");
    expect(nearestWord("abdc", ["abdx", "abcd"])).toBe("abdx");
  });

  it("takes no half a swap for one", () => {
    expect(nearestWord("abcd", ["xacd"])).toBeNull();
    expect(nearestWord("abcd", ["bxcd"])).toBeNull();
  });

  it("takes another case for half an edit", () => {
    expect(nearestWord("ABc", ["abc"])).toBe("abc");
    expect(nearestWord("abC", ["xbC", "abc"])).toBe("abc");
    expect(nearestWord("ABCd", ["abcd"])).toBeNull();
  });

  it("measures by the longer of the two", () => {
    expect(nearestWord("bcde", ["abcdef"])).toBe("abcdef");
    expect(nearestWord("abcdef", ["bcde"])).toBe("bcde");
  });

  it("takes three letters for a beginning, and no two", () => {
    expect(nearestWord("pic", words)).toBe("pickup-hours");
    expect(nearestWord("pi", words)).toBeNull();
  });
});

it("says what is wrong, what is near, and what there is", () => {
  expect(unknownName("metric", "pickup-hour", words.slice(0, 2))).toBe(
    'There is no metric "pickup-hour". Did you mean "pickup-hours"? Valid: pickup-hours, pickup-score.',
  );
  expect(unknownName("metric", "zzz", ["a"])).toBe('There is no metric "zzz". Valid: a.');
});
