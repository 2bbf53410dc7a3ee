/** How a repository is reached, for one time: neither the token nor the agreement stays anywhere in the window. */
export interface Reaching {
  readonly token?: string;
  readonly keepToken?: boolean;
  readonly confirmOutside?: boolean;
}
