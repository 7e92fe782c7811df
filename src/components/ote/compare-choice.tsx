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
      <Select key={`a${a}`} name="a" aria-label="First run" defaultValue={a} className="w-44">
        {options}
      </Select>
      <Select key={`b${b}`} name="b" aria-label="Second run" defaultValue={b} className="w-44">
        {options}
      </Select>
      <Button type="submit">Compare</Button>
    </form>
  );
}
