import type { RouterOutputs } from "@/api/trpc/root";
import { Alert } from "../ui/alert";
import { Time } from "../ui/time";
import { NoteList } from "./note-list";

type Run = RouterOutputs["console"]["ote"]["get"];

/** What was decided about a run, or what its decision waits for. */
export function RunVerdict({ run }: { run: Run }) {
  const { state, endedBy, findings, certifiedUntil, signOffs } = run;
  switch (state) {
    case "running":
      return null;
    case "signed":
      return (
        <Alert tone="warn" title="Waits for a second signature">
          Signed by {signOffs.map(({ author }) => author).join(", ")}. Commands do not count any more; another
          operator signs it off or refuses it.
        </Alert>
      );
    case "certified":
      return (
        <Alert tone="ok" title="Certified">
          {certifiedUntil && (
            <>
              Until <Time at={certifiedUntil} form="date" />.{" "}
            </>
          )}
          <div className="mt-2">
            <NoteList
              notes={signOffs.map(({ operatorId, author, statement, createdAt }) => ({
                id: operatorId,
                author,
                text: statement,
                createdAt,
                kind: "Signed",
              }))}
            />
          </div>
        </Alert>
      );
    case "refused":
    case "abandoned":
      return (
        <Alert
          tone={state === "refused" ? "bad" : "info"}
          title={`${state === "refused" ? "Refused" : "Abandoned"} by ${endedBy ?? "an operator"}`}
        >
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{findings}</p>
        </Alert>
      );
  }
}
