/** As much of `access.me` as the frame shows. */
export interface ShellMe {
  readonly user: { readonly email: string; readonly name: string; readonly operatorRole: string | null };
  readonly account: { readonly id: string; readonly organization: string } | null;
  readonly accounts: readonly {
    readonly id: string;
    readonly number: number;
    readonly organization: string;
  }[];
}
