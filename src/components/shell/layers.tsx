"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { ToastLayer } from "../ui/toast-layer";

const TipLayer = lazy(() => import("../ui/tip-layer"));

/** What floats over every page. Tips are loaded with the first move of pointer or focus. */
export function Layers() {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => {
    const wake = () => setAwake(true);
    addEventListener("pointerover", wake, { once: true });
    addEventListener("focusin", wake, { once: true });
  }, []);
  return (
    <>
      <Suspense>{isAwake && <TipLayer />}</Suspense>
      <ToastLayer />
    </>
  );
}
