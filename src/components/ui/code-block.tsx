import { CopyButton } from "./copy-button";
import { SCROLL_BOX } from "./scroll-box";

/** Something to paste into a terminal or file. `label` says what it is. */
export function CodeBlock({ code, label, wrap = false }: { code: string; label: string; wrap?: boolean }) {
  return (
    <div className="flex items-start gap-2 rounded-md border border-line bg-sunken py-1 pr-1 pl-3 text-left">
      <section
        aria-label={label}
        {...SCROLL_BOX}
        className={`min-w-0 flex-1 overflow-x-auto py-1 ${wrap ? "whitespace-pre-wrap [overflow-wrap:anywhere]" : "whitespace-pre"}`}
      >
        <code className="font-mono text-sm">{code}</code>
      </section>
      <CopyButton text={code} label={`Copy ${label.toLowerCase()}`} />
    </div>
  );
}
