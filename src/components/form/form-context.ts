"use client";

import { createContext } from "react";
import type { Fault } from "../fault";
import type { Errors } from "./validate";

/** What a form tells its fields. */
export const FormContext = createContext<{ errors: Errors; fault: Fault | null; busy: boolean }>({
  errors: {},
  fault: null,
  busy: false,
});
