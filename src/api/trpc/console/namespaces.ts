import { createNamespace } from "@/services/registry/create-namespace";
import { deleteNamespace } from "@/services/registry/delete-namespace";
import { listNamespaces, loadNamespace } from "@/services/registry/namespaces";
import { addPrice, removePrice } from "@/services/registry/prices";
import {
  addPriceInput,
  createNamespaceInput,
  deleteNamespaceInput,
  namespaceRef,
  removePriceInput,
  updateNamespaceInput,
} from "@/services/registry/schema";
import { updateNamespace } from "@/services/registry/update-namespace";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const consoleNamespacesRouter = router({
  list: procedure.query(async ({ ctx }) => plain(await listNamespaces(ctx))),
  get: procedure.input(namespaceRef).query(async ({ ctx, input }) => plain(await loadNamespace(ctx, input))),
  create: procedure.input(createNamespaceInput).mutation(({ ctx, input }) => createNamespace(ctx, input)),
  update: procedure.input(updateNamespaceInput).mutation(({ ctx, input }) => updateNamespace(ctx, input)),
  delete: procedure.input(deleteNamespaceInput).mutation(({ ctx, input }) => deleteNamespace(ctx, input)),
  addPrice: procedure.input(addPriceInput).mutation(({ ctx, input }) => addPrice(ctx, input)),
  removePrice: procedure.input(removePriceInput).mutation(({ ctx, input }) => removePrice(ctx, input)),
});
