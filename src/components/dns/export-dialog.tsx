"use client";

import { useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask, type Output } from "../trpc";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { SCROLL_BOX } from "../ui/scroll-box";
import { Skeleton } from "../ui/skeleton";

/** The zone as a BIND zone file: to read, copy or keep. */
export function ExportDialog({ apex, onClose }: { apex: string; onClose: () => void }) {
  const [file, setFile] = useState<Output<"dns.export"> | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    ask("dns.export", { name: apex }, abort.signal).then(setFile, (error) => {
      if (!abort.signal.aborted) setFault(asFault(error));
    });
    return () => abort.abort();
  }, [apex]);

  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title="Export as a zone file"
      description="Every record as BIND and most DNS hosts read it. Changes that are only staged are not in it."
      footer={
        file && (
          <>
            <CopyButton text={file.text}>Copy</CopyButton>
            <Button variant="primary" icon="download" onClick={() => download(file)}>
              Download {file.fileName}
            </Button>
          </>
        )
      }
    >
      {fault && <FaultAlert fault={fault} />}
      {!file && !fault && <Skeleton className="h-48 w-full" />}
      {file && (
        <section
          {...SCROLL_BOX}
          aria-label="Zone file"
          className="max-h-[50vh] overflow-auto whitespace-pre rounded-md border border-line bg-sunken px-3 py-2"
        >
          <code className="font-mono text-sm">{file.text}</code>
        </section>
      )}
    </Dialog>
  );
}

function download({ fileName, text }: Output<"dns.export">) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/dns" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
