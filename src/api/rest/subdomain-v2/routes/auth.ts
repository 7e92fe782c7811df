import { z } from "zod";
import { createToken } from "@/services/access/create-token";
import { registerAccount } from "@/services/access/register-account";
import { credentialsInput } from "@/services/access/schema";
import { codeField } from "@/services/access/second-factor/schema";
import { registerAccountInput } from "@/services/accounts/schema";
import { type Route, route } from "../route";
import { credentialsAnswer, toCredentials } from "../wire/account";
import { bodySchema } from "../wire/components";

const { email, password, organization, contactName } = registerAccountInput.shape;

const registerBody = bodySchema(
  "RegisterAccountBody",
  z.strictObject({ email, password, organization, contact_name: contactName }),
);

const tokenBody = bodySchema(
  "TokenBody",
  z.strictObject({
    email: credentialsInput.shape.email,
    password: credentialsInput.shape.password,
    totp_code: codeField.optional().meta({
      description:
        "Where you have a second factor on: the code of your authenticator app, or a recovery code",
      example: "123456",
    }),
  }),
);

export const authRoutes: Route[] = [
  route({
    method: "POST",
    path: "/auth/register",
    id: "registerAccount",
    tag: "Authentication",
    summary: "Register an account and receive an API key",
    description:
      "The key has every scope and is shown once. A mail asks to verify the address. With an `Idempotency-Key` a second try of a request that succeeded is refused with 409, since its answer showed a secret.",
    access: "anybody",
    body: registerBody,
    bodyExample: {
      email: "ada@example.com",
      password: "securePassword123",
      organization: "Example Corp",
      contact_name: "John Doe",
    },
    status: 201,
    message: "Registration successful",
    data: credentialsAnswer,
    errors: ["email_taken", "weak_password", "too_many_attempts"],
    secret: true,
    async run(ctx, { body }) {
      const { contact_name, ...rest } = body;
      const made = await registerAccount(ctx, { ...rest, contactName: contact_name });
      return { message: "Registration successful", data: toCredentials(made) };
    },
  }),
  route({
    method: "POST",
    path: "/auth/token",
    id: "createToken",
    tag: "Authentication",
    summary: "Generate an API key from email address and password",
    description:
      "The key has the scopes of your role and is shown once. With a second factor on, the first try answers `MFA_REQUIRED`: send it again with `totp_code`. A code works once.",
    access: "anybody",
    body: tokenBody,
    bodyExample: { email: "ada@example.com", password: "securePassword123" },
    status: 200,
    data: credentialsAnswer,
    errors: [
      "invalid_credentials",
      "mfa_required",
      "mfa_code_invalid",
      "too_many_attempts",
      "no_account",
      "account_suspended",
      "missing_scope",
      "limit_reached",
    ],
    secret: true,
    fields: { code: "totp_code" },
    async run(ctx, { body }) {
      const { totp_code: code, ...rest } = body;
      return { data: toCredentials(await createToken(ctx, { ...rest, code })) };
    },
  }),
];
