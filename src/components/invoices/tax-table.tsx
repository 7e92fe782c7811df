import type { RouterOutputs } from "@/api/trpc/root";
import { countryName } from "@/lib/countries";
import { UrlButton } from "../account/url-button";
import { Status } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";

type Rate = RouterOutputs["console"]["billing"]["taxRates"][number];

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const STATE = {
  in_force: <Status tone="ok">In force</Status>,
  planned: <Status tone="info">Planned</Status>,
  past: <span className="text-ink-3">History</span>,
} as const;

/** `MwSt. 19% in Germany`. */
export const taxInWords = ({ name, rate, country }: Rate) =>
  `${name} ${rate / 100}% in ${countryName(country)}`;

/** Every tax by country, the latest first. */
export function TaxTable({ rates, mayChange }: { rates: readonly Rate[]; mayChange: boolean }) {
  return (
    <Table label="Taxes" stack>
      <thead>
        <tr>
          <Th>Country</Th>
          <Th>Tax</Th>
          <Th end>Rate</Th>
          <Th>From</Th>
          <Th>Companies abroad</Th>
          <Th>State</Th>
          <Th end label="Actions" />
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => (
          <tr key={rate.id} className={rate.state === "past" ? "text-ink-3" : undefined}>
            <Td head>{countryName(rate.country)}</Td>
            <Td label="Tax">{rate.name}</Td>
            <Td label="Rate" end>
              {rate.rate / 100}%
            </Td>
            <Td label="From">{DAY.format(new Date(rate.validFrom))}</Td>
            <Td label="Companies abroad">{rate.reverseCharge ? "Reverse charge" : "Charged"}</Td>
            <Td label="State">{STATE[rate.state]}</Td>
            <Td corner end>
              {mayChange && rate.state !== "past" && (
                <UrlButton
                  param="take-back"
                  value={rate.id}
                  size="sm"
                  variant="danger-quiet"
                  aria-label={`Take back ${taxInWords(rate)}`}
                >
                  Take back
                </UrlButton>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
