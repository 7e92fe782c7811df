import { expect, test } from "vitest";
import { memoryLimiter } from "./limiter";

test("whoever has no limit of their own has the usual one", async () => {
  const limiter = memoryLimiter(2);
  expect(await limiter.consume("key:a")).toMatchObject({ allowed: true, limit: 2, remaining: 1 });
  expect(await limiter.consume("key:a", null)).toMatchObject({ allowed: true, limit: 2, remaining: 0 });
  expect(await limiter.consume("key:a")).toMatchObject({ allowed: false, limit: 2, remaining: 0 });
  expect(await limiter.consume("key:b")).toMatchObject({ allowed: true, remaining: 1 });
});

test("a limit of one's own may be higher or lower than the usual one", async () => {
  const limiter = memoryLimiter(2);
  for (const remaining of [2, 1, 0]) {
    expect(await limiter.consume("key:high", 3)).toMatchObject({ allowed: true, limit: 3, remaining });
  }
  expect((await limiter.consume("key:high", 3)).allowed).toBe(false);
  expect(await limiter.consume("key:low", 1)).toMatchObject({ allowed: true, limit: 1, remaining: 0 });
  expect((await limiter.consume("key:low", 1)).allowed).toBe(false);
});

test("a changed limit holds from the next request, with what was counted before", async () => {
  const limiter = memoryLimiter(1);
  await limiter.consume("key:a");
  expect((await limiter.consume("key:a")).allowed).toBe(false);
  expect(await limiter.consume("key:a", 10)).toMatchObject({ allowed: true, limit: 10, remaining: 7 });
});
