/** Ids that packs of the user can't have: those of the packs that come with the application (built-in-packs.ts). */
export const BUILT_IN_PACK_IDS: readonly string[] = ['improving-delivery'];
