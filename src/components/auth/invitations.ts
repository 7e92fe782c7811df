/** What somebody can be invited to: by which page, which procedure accepts, and where that leads. */
export const INVITATIONS = {
  account: {
    page: "/invitation",
    procedure: "members.acceptInvitation",
    home: "/dashboard",
    newcomerAction: "Accept and create account",
  },
  operators: {
    page: "/operator-invitation",
    procedure: "console.operators.acceptInvitation",
    home: "/console",
    newcomerAction: "Accept and create user",
  },
} as const;

export type InvitationTo = keyof typeof INVITATIONS;
