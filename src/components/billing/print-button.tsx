"use client";

import { Button } from "../ui/button";

export function PrintButton() {
  return <Button onClick={() => print()}>Print</Button>;
}
