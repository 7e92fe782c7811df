import { Button } from "../ui/button";
import { Select } from "../ui/input";

/** Chooses two runs of a channel: a form of the URL, so that it works without a script. */
export function CompareChoice({
  a,
  b,
  runs,
}: {
  a: number;
  b: number;
  runs: readonly { readonly number: number; readonly name: string }[];
}) {
  const options = runs.map(({ number, name }) => (
    <option key={number} value={number}>
      {number}. {name}
    </option>
  ));
  return (
    <form action="/console/ote/compare" className="flex flex-wrap gap-2">
      <div className="w-48">
        <Select key={a} name="a" aria-label="First run" defaultValue={a}>
          {options}
        </Select>
      </div>
      <div className="w-48">
        <Select key={b} name="b" aria-label="Second run" defaultValue={b}>
          {options}
        </Select>
      </div>
      <Button type="submit">Compare</Button>
    </form>
  );
}
