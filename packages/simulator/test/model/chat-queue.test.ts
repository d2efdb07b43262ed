import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withStaff } from "../../src/model/changes.ts";
import { agentsOf, erlangWait, settleChats } from "../../src/model/chat-queue.ts";
import type { ShopModel } from "../../src/model/shop-model.ts";
import { busyModel } from "../levers/busy-model.ts";

const model = busyModel();
const settled = (chats: ShopModel["chats"], demand = model.demand) =>
  settleChats({ ...model, chats, demand }, model).chats.secondsPerRound;

describe("the wait in a queue with c servers", () => {
  it.each([
    [0.5, 1, 1],
    [0.9, 1, 9],
    [2, 3, 4 / 9],
    [8, 10, 0.4092 / 2],
    [20, 24, 0.2981 / 4],
  ])("at a load of %f and %i agents is that of Erlang's tables", (load, agents, wait) => {
    expect(erlangWait(load, agents)).toBeCloseTo(wait, 4);
  });
  it("is that of a simulated queue", () => {
    const random = generator();
    const [load, agents, customers] = [1.6, 2, 400_000];
    const free = new Float64Array(agents);
    let [now, waited] = [0, 0];
    for (let i = 0; i < customers; i++) {
      now -= Math.log(1 - random()) / load;
      const server = free.indexOf(Math.min(...free));
      const begin = Math.max(now, free[server]!);
      waited += begin - now;
      free[server] = begin - Math.log(1 - random());
    }
    expect(waited / customers / erlangWait(load, agents)).toBeGreaterThan(0.95);
    expect(waited / customers / erlangWait(load, agents)).toBeLessThan(1.05);
  });
  it("is endless where the agents cannot keep up, none without load, and between two numbers in between", () => {
    expect(erlangWait(3, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(erlangWait(0, 2)).toBe(0);
    expect(erlangWait(1.5, 2.5)).toBeCloseTo((erlangWait(1.5, 2) + erlangWait(1.5, 3)) / 2, 12);
  });
  it("never grows with more agents or less load", () => {
    const positive = (max: number) => fc.double({ min: 0.01, max, noNaN: true });
    fc.assert(
      fc.property(positive(20), positive(30), positive(5), (load, agents, more) => {
        expect(erlangWait(load, agents + more)).toBeLessThanOrEqual(erlangWait(load, agents));
        expect(erlangWait(load + more, agents)).toBeGreaterThanOrEqual(erlangWait(load, agents));
      }),
    );
  });
});

function generator(): () => number {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("reply seconds", () => {
  const now = model.chats.secondsPerRound;
  it("stay, to the object, where neither staff nor load changes", () => {
    expect(settleChats(model, model)).toBe(model);
  });
  it("fall with more agents, rise with fewer and with more orders", () => {
    expect(settled(withStaff(model.chats, { added: 1 }))).toBeLessThan(now);
    expect(settled(withStaff(model.chats, { present: 0.5 }))).toBeGreaterThan(now);
    expect(settled(model.chats, { ...model.demand, mean: model.demand.mean * 1.5 })).toBeGreaterThan(now);
  });
  it("scatter as they grow", () => {
    const { chats } = settleChats({ ...model, chats: withStaff(model.chats, { present: 0.5 }) }, model);
    const ratio = chats.secondsPerRound / now;
    expect(chats.varianceBetweenRounds).toBeCloseTo(model.chats.varianceBetweenRounds * ratio * ratio, 6);
  });
  it("wait no longer than until a round counts as unanswered, even with nobody there", () => {
    const nobody = settled(withStaff(model.chats, { present: 0 }));
    expect(nobody).toBeGreaterThan(settled(withStaff(model.chats, { present: 0.5 })));
    expect(nobody).toBe(600);
  });
  it("are 15 in the urgent lane, for its share", () => {
    const lane = settled(withStaff(model.chats, { urgent: 0.25 }));
    expect(lane).toBeCloseTo(0.75 * now + 0.25 * 15, 9);
  });
});

describe("agents on duty", () => {
  const { staffing: _, ...unknown } = model.chats;
  const guess = (secondsPerRound: number, mean = model.demand.mean) =>
    agentsOf({ ...model, demand: { ...model.demand, mean }, chats: { ...unknown, secondsPerRound } });
  it("are those that are given", () => {
    expect(agentsOf(model)).toBe(2);
  });
  it("are inferred: more for a quicker shop and for a busier one", () => {
    expect(guess(31)).toBeGreaterThan(guess(300));
    expect(guess(60, 2000)).toBeGreaterThan(guess(60, 200));
    expect(guess(300)).toBeLessThan(1);
  });
  it("make the queue as slow as the shop is, so that a shop that is slow without a crowd gains by one more", () => {
    const slow = {
      ...model,
      chats: { ...unknown, secondsPerRound: 400 },
      demand: { ...model.demand, mean: 5 },
    };
    const more = (chats: typeof model.chats) =>
      settleChats({ ...slow, chats: withStaff(chats, { added: 1 }) }, { ...slow, chats });
    expect(more(slow.chats).chats.secondsPerRound).toBeLessThan(200);
    expect(more({ ...slow.chats, staffing: { agents: 3 } }).chats.secondsPerRound).toBeCloseTo(400, 0);
  });
});
