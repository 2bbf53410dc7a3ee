/**
 * Texts of one area, English and Korean side by side in one file, so that neither is forgotten. Plurals follow
 * i18next: `key_one` and `key_other` in English; Korean needs `key_other` alone, so its `_one` may be left out.
 */
export interface Tree {
  readonly [key: string]: string | Tree;
}

/** The same keys with other words; `_one` forms optional. */
export type Same<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Same<T[K]>;
};

export interface Texts<T> {
  readonly en: T;
  readonly ko: Same<T>;
}

export function texts<const T extends Tree>(en: T, ko: Same<T>): Texts<T> {
  return { en, ko };
}
