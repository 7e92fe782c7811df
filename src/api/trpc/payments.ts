import { answerBank } from "@/services/payments/authenticate";
import { finishCardSetup, startCardSetup } from "@/services/payments/card-setup";
import { addCard, listMethods, removeMethod, setDefaultMethod } from "@/services/payments/methods";
import { checkPayment, listPayments, loadPayment } from "@/services/payments/payments";
import {
  addCardInput,
  answerInput,
  finishSetupInput,
  methodInput,
  paymentInput,
  paymentsInput,
  topUpInput,
} from "@/services/payments/schema";
import { topUp } from "@/services/payments/top-up";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const paymentsRouter = router({
  list: procedure.input(paymentsInput).query(async ({ ctx, input }) => plain(await listPayments(ctx, input))),
  get: procedure.input(paymentInput).query(async ({ ctx, input }) => plain(await loadPayment(ctx, input))),
  /** Asks the provider what has become of it. */
  check: procedure
    .input(paymentInput)
    .mutation(async ({ ctx, input }) => plain(await checkPayment(ctx, input))),
  topUp: procedure.input(topUpInput).mutation(async ({ ctx, input }) => plain(await topUp(ctx, input))),
  methods: procedure.query(async ({ ctx }) => plain(await listMethods(ctx))),
  addCard: procedure.input(addCardInput).mutation(async ({ ctx, input }) => plain(await addCard(ctx, input))),
  startCardSetup: procedure.mutation(({ ctx }) => startCardSetup(ctx)),
  finishCardSetup: procedure
    .input(finishSetupInput)
    .mutation(({ ctx, input }) => finishCardSetup(ctx, input)),
  setDefault: procedure.input(methodInput).mutation(({ ctx, input }) => setDefaultMethod(ctx, input)),
  remove: procedure.input(methodInput).mutation(({ ctx, input }) => removeMethod(ctx, input)),
  /** The cardholder's answer to the bank of a test card. */
  answerBank: procedure
    .input(answerInput)
    .mutation(async ({ ctx, input }) => plain(await answerBank(ctx, input))),
});
