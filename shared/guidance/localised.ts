/** Content that is data rather than interface text (question packs) carries its languages with it. */
export type GuidanceLanguage = 'en' | 'ko';
export type Localised = Readonly<Record<GuidanceLanguage, string>>;
