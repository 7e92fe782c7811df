"use client";

import { Button } from "../ui/button";

export function PrintButton() {
  return (
    <Button icon="download" onClick={() => print()}>
      Print or save as PDF
    </Button>
  );
}
