import { DOOR_NAMES } from "../activity/kinds";
import { Button, LinkButton } from "../ui/button";
import { Input, SearchInput, Select } from "../ui/input";
import type { AuditView } from "./audit-filter";

const PATH = "/console/audit";

/** About what, by whom, what, for whom, through which door: a plain form that goes to the URL. */
export function AuditSearch({ view, isFiltered }: { view: AuditView; isFiltered: boolean }) {
  return (
    <form
      action={PATH}
      className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-[repeat(5,minmax(0,1fr))_auto]"
    >
      {view.period && <input type="hidden" name="period" value={view.period} />}
      {view.request && <input type="hidden" name="request" value={view.request} />}
      <SearchInput
        name="subject"
        aria-label="About"
        placeholder="Name, key or person"
        defaultValue={view.subject}
        className="max-sm:col-span-2"
      />
      <Input name="actor" aria-label="Who" placeholder="Who: email or key" defaultValue={view.actor} />
      <Input
        name="action"
        aria-label="Action"
        placeholder="Action: names."
        defaultValue={view.action}
        list="audit-actions"
        mono={view.action !== ""}
      />
      <datalist id="audit-actions">
        {KINDS_OF_ACTION.map((kind) => (
          <option key={kind} value={`${kind}.`} />
        ))}
      </datalist>
      <Input
        name="account"
        aria-label="Account number"
        placeholder="Account number"
        inputMode="numeric"
        defaultValue={view.account ?? ""}
      />
      <Select name="door" aria-label="Door" defaultValue={view.door ?? ""}>
        <option value="">Any door</option>
        {Object.entries(DOOR_NAMES).map(([door, label]) => (
          <option key={door} value={door}>
            {label}
          </option>
        ))}
      </Select>
      <div className="col-span-full flex gap-2 lg:col-span-1">
        <Button type="submit">Show</Button>
        {isFiltered && (
          <LinkButton variant="ghost" href={PATH}>
            Clear
          </LinkButton>
        )}
      </div>
    </form>
  );
}

/** Beginnings of actions, as suggestions; anything else can be typed. */
const KINDS_OF_ACTION = [
  "access",
  "accounts",
  "billing",
  "channels",
  "dns",
  "keys",
  "members",
  "names",
  "ote",
];
