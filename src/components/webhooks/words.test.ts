import { expect, it } from "vitest";
import { answerHelp, answerText, millisText } from "./answer-words";
import { endpointSchema, toEndpointInput } from "./endpoint-form";
import { successText } from "./endpoint-words";

it("a rate is a hundred only when nothing failed", () => {
  expect(successText(10, 0)).toBe("100 %");
  expect(successText(9_999, 1)).toBe("99.9 %");
  expect(successText(0, 0)).toBeNull();
});

it("an answer is told with its status, why there was none, and what to do", () => {
  expect(answerText({ status: 503, error: null })).toBe("503");
  expect(answerText({ status: null, error: "timeout" })).toBe("Timed out");
  expect(answerText({ status: 301, error: "redirect" })).toBe("301 · Redirect");
  expect(answerText({ status: null, error: "new_kind" })).toBe("new kind");
  expect(answerHelp({ status: 204, error: null })).toBeNull();
  expect(answerHelp({ status: 404, error: null })).toContain("POST");
  expect([millisText(42), millisText(1_234)]).toEqual(["42 ms", "1.23 s"]);
});

it("a header that is not typed again keeps its value, an empty row is none", async () => {
  const form = {
    url: "https://example.com/hook",
    description: "",
    choice: "chosen",
    events: ["dns.updated"],
    headers: [
      undefined,
      { name: "X-Kept", value: "" },
      { name: "X-New", value: " 1 " },
      { name: "", value: "" },
    ],
  };
  expect(toEndpointInput(form, ["X-Kept"])).toMatchObject({
    events: ["dns.updated"],
    headers: { "X-Kept": null, "X-New": "1" },
  });
  expect(toEndpointInput({ ...form, choice: "all" }).events).toEqual(["*"]);
  const { issues } = await (await endpointSchema())["~standard"].validate({ ...form, events: [] });
  expect(issues?.[0]?.message).toBe("Choose at least one event, or * for all");
});
