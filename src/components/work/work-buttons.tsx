"use client";

import { Button } from "../ui/button";
import { setUrlParams } from "../use-url-param";

/** Applies or rejects one. */
export function WorkButtons({ id, fqdn, whyNot }: { id: string; fqdn: string; whyNot: string | null }) {
  const isOff = whyNot !== null;
  return (
    <div className="flex justify-end gap-1.5" data-tip={whyNot ?? undefined}>
      <Button
        size="sm"
        disabled={isOff}
        aria-label={`Reject ${fqdn}`}
        onClick={() => setUrlParams({ reject: id, apply: null })}
      >
        Reject
      </Button>
      <Button
        size="sm"
        variant="primary"
        disabled={isOff}
        aria-label={`Apply ${fqdn}`}
        onClick={() => setUrlParams({ apply: id, reject: null })}
      >
        Apply
      </Button>
    </div>
  );
}
