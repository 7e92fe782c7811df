"use client";

import { useEffect, useState } from "react";
import { Button, IconButton } from "./button";

/** Copies `text`. With `children` it is a button with that text, else an icon named `label`. */
export function CopyButton({
  text,
  label = "Copy",
  children,
}: {
  text: string;
  label?: string;
  children?: string;
}) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyBySelection(text);
    }
    setCopied(true);
  };

  return (
    <>
      {children ? (
        <Button icon={copied ? "check" : "copy"} onClick={copy}>
          {copied ? "Copied" : children}
        </Button>
      ) : (
        <IconButton icon={copied ? "check" : "copy"} label={copied ? "Copied" : label} onClick={copy} />
      )}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}

/** Plain http on another host than localhost has no clipboard API. */
function copyBySelection(text: string): void {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
