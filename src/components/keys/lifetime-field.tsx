"use client";

import { useState } from "react";
import { SelectField, TextField } from "../form/fields";

/** When the key stops working by itself. */
export function LifetimeField() {
  const [lifetime, setLifetime] = useState("365");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        name="lifetime"
        label="Expires"
        value={lifetime}
        onChange={(event) => setLifetime(event.target.value)}
        hint={lifetime === "never" ? "Revoke it by hand when nobody needs it" : undefined}
      >
        <option value="30">In 30 days</option>
        <option value="90">In 90 days</option>
        <option value="365">In a year</option>
        <option value="date">On a date</option>
        <option value="never">Never</option>
      </SelectField>
      {lifetime === "date" && <TextField name="lastDay" type="date" label="Last day" required />}
    </div>
  );
}
