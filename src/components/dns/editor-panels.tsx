"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { Panel } from "./panels";
import type { Applied } from "./publish-progress";
import type { ZonePolicy } from "./record";
import { type Staged, type StagedFault, stageAdd } from "./staged";

const ReviewDialog = dynamic(() => import("./review-dialog").then((module) => module.ReviewDialog));
const ImportDialog = dynamic(() => import("./import-dialog").then((module) => module.ImportDialog));
const ExportDialog = dynamic(() => import("./export-dialog").then((module) => module.ExportDialog));
const HistoryPanel = dynamic(() => import("./history-panel").then((module) => module.HistoryPanel));
const TemplateDialog = dynamic(() => import("./template-dialog").then((module) => module.TemplateDialog));

/** The dialog that the URL's `?panel=` names, if it can be opened now. */
export function EditorPanels({
  panel,
  apex,
  policy,
  serial,
  staged,
  faults,
  readOnly,
  onStaged,
  onFaults,
  onApplied,
  onClose,
}: {
  panel: Panel;
  apex: string;
  policy: ZonePolicy;
  serial: number;
  staged: Staged;
  faults: ReadonlyMap<string, readonly StagedFault[]>;
  readOnly: boolean;
  onStaged: (staged: Staged) => void;
  onFaults: (faults: ReadonlyMap<string, readonly StagedFault[]>) => void;
  onApplied: (applied: Applied) => void;
  onClose: () => void;
}) {
  const router = useRouter();
  const shared = { apex, onClose };
  if (panel === "export") return <ExportDialog {...shared} />;
  if (panel === "history") return <HistoryPanel {...shared} canRevert={!readOnly} onApplied={onApplied} />;
  if (readOnly) return null;
  if (panel === "import") return <ImportDialog {...shared} onApplied={onApplied} />;
  if (panel === "templates") {
    return (
      <TemplateDialog
        {...shared}
        policy={policy}
        onStage={(drafts) => {
          onStaged(drafts.reduce((all, draft) => stageAdd(all, draft), staged));
          onClose();
        }}
      />
    );
  }
  if (panel !== "review" || staged.size === 0) return null;
  return (
    <ReviewDialog
      apex={apex}
      serial={serial}
      staged={staged}
      faults={faults}
      onStaged={onStaged}
      onFaults={onFaults}
      onApplied={(applied) => {
        onStaged(new Map());
        onFaults(new Map());
        onApplied(applied);
      }}
      onClose={(isOld) => {
        onClose();
        if (isOld) router.refresh();
      }}
    />
  );
}
