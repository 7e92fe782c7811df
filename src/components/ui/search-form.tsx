import clsx from "clsx";
import { Button } from "./button";
import { SearchInput } from "./input";

/** A search that goes to the address, as `?search=`: it works without scripts. */
export function SearchForm({
  path,
  label,
  placeholder,
  search,
  keep = {},
  className,
}: {
  path: string;
  /** "Search runs". */
  label: string;
  placeholder: string;
  /** What was searched for. */
  search: string;
  /** Parameters of the address that stay. */
  keep?: Readonly<Record<string, string | undefined>>;
  className?: string;
}) {
  return (
    <form action={path} className={clsx("flex gap-2", className)}>
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <SearchInput
        name="search"
        aria-label={label}
        placeholder={placeholder}
        defaultValue={search}
        className="min-w-0 flex-1"
      />
      <Button type="submit">Search</Button>
    </form>
  );
}
