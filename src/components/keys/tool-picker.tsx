"use client";

import { useState } from "react";
import { CodeBlock } from "../ui/code-block";
import { type ToolFacts, toolLines } from "./tool-lines";

/** The lines that point a tool at this portal: one tool at a time. */
export function ToolPicker(facts: ToolFacts) {
  const tools = toolLines(facts);
  const [chosen, setChosen] = useState(tools[0]?.id);
  const tool = tools.find(({ id }) => id === chosen);
  if (!tool) return <p className="text-ink-2">No tool that we know has a use for these scopes.</p>;
  return (
    <section aria-label="Lines for tools" className="space-y-3">
      <fieldset>
        <legend className="mb-1.5 font-medium text-sm">Use it with</legend>
        <div className="flex flex-wrap gap-1.5">
          {tools.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === tool.id}
              onClick={() => setChosen(id)}
              className="h-8 rounded-md border border-line bg-surface px-2.5 text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-medium"
            >
              {name}
            </button>
          ))}
        </div>
      </fieldset>
      <p className="text-ink-2 text-sm">{tool.about}</p>
      {tool.blocks.map(({ label, code }) => (
        <div key={label}>
          <p className="mb-1 text-ink-3 text-xs">{label}</p>
          <CodeBlock label={label} code={code} wrap />
        </div>
      ))}
    </section>
  );
}
