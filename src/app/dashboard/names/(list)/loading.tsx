import { PageHeader } from "@/components/shell/page-header";
import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Names" actions={<Skeleton className="h-9 w-80 max-w-full" />} />
      <div className="mb-3 flex flex-wrap gap-4">
        <Skeleton className="h-9 w-full sm:w-72" />
        <Skeleton className="h-7 w-96 max-w-full" />
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <TableSkeleton rows={12} label="Loading your names" />
      </div>
    </>
  );
}
