import { listCountries } from "@/lib/countries";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Select } from "../ui/input";

/** For which buyer the preview is: a plain form that goes to the URL. */
export function PreviewForm({ country, hasTaxId }: { country: string | null; hasTaxId: boolean }) {
  return (
    <form className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <div className="min-w-48 flex-1">
        <label htmlFor="preview-country" className="text-ink-3 text-sm">
          The buyer’s country
        </label>
        <Select id="preview-country" name="country" defaultValue={country ?? ""} className="mt-1">
          <option value="">Not set</option>
          {listCountries().map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className="pb-1.5">
        <Checkbox name="tax-id" value="1" defaultChecked={hasTaxId} label="With a tax id" />
      </div>
      <Button type="submit">Show</Button>
    </form>
  );
}
