import { Skeleton, TableSkeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-6 h-7 w-40" />
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <TableSkeleton />
      </div>
    </>
  );
}
