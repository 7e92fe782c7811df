import type { ReactNode } from "react";

/** The buttons of a form in a dialog: they stay in sight while a long form scrolls beneath them. */
export function FormFoot({ children }: { children: ReactNode }) {
  return (
    <div className="-mx-5 -mb-5 sticky -bottom-5 flex flex-wrap justify-end gap-2 border-line border-t bg-sunken px-5 py-3">
      {children}
    </div>
  );
}
