"use client";

import { lazy, Suspense, useState } from "react";
import { consoleNamePath } from "../console-names/paths";
import { Alert } from "../ui/alert";
import { Card, CardHeader } from "../ui/card";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import { Consequences } from "./consequences";
import { durationInWords } from "./duration";
import type { Going } from "./go-on";

const MoveDialog = lazy(() => import("./move-dialog"));

const STOPPED: Readonly<Record<string, string>> = {
  renewed: "It stopped: the name was renewed or restored on the way, and does not come to that now.",
  released: "It stopped: the name was released on the way.",
  nothing_due: "Nothing is due: no name is registered under this namespace.",
};

/** Opens the dialog that moves the clock (`?move=`), and keeps what followed on the page. */
export function ClockDesk({
  namespace,
  names,
  mayMove,
}: {
  namespace: string;
  names: number;
  mayMove: boolean;
}) {
  const [move] = useUrlParam("move");
  const [name] = useUrlParam("name");
  const [last, setLast] = useState<Going | null>(null);
  const close = useCloseDialogs("move");
  return (
    <>
      {last && (
        <Card label="What followed">
          <CardHeader
            title={`Moved on by ${durationInWords(last.advancedSeconds)}`}
            text={last.moments.length > 0 ? "What followed, in order" : "Nothing was due on the way"}
          />
          {STOPPED[last.stoppedBy] && (
            <div className="p-4">
              <Alert tone="info">{STOPPED[last.stoppedBy]}</Alert>
            </div>
          )}
          <Consequences moments={last.moments} nameHref={consoleNamePath} />
        </Card>
      )}
      <Suspense>
        {move && mayMove && (
          <MoveDialog
            namespace={namespace}
            names={names}
            move={move}
            name={name}
            onDone={setLast}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}
