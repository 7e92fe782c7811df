import { TipLayer } from "../ui/tip-layer";
import { ToastLayer } from "../ui/toast-layer";

/** What floats over every page. */
export function Layers() {
  return (
    <>
      <TipLayer />
      <ToastLayer />
    </>
  );
}
