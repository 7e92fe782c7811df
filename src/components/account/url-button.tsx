"use client";

import type { ComponentProps } from "react";
import { Button } from "../ui/button";
import { setUrlParams } from "../use-url-param";

/** A button that opens the dialog which the search parameter `param` stands for. */
export function UrlButton({
  param,
  value = "1",
  ...rest
}: { param: string; value?: string } & ComponentProps<typeof Button>) {
  return <Button {...rest} onClick={() => setUrlParams({ [param]: value })} />;
}
